package fr.balise.core.digest;

import fr.balise.core.identity.Digest;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 in the making. Not for two threads. */
public final class Sha256 {
    private final MessageDigest digest;

    /** Over nothing yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds bytes as they are. */
    public Sha256 bytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds what remains in the buffer. */
    public Sha256 bytes(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds the UTF-8 bytes of a text. */
    public Sha256 bytes(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a text, preceded by its length so that no two sequences of texts read alike. */
    public Sha256 text(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a text in UTF-8. */
    public Sha256 text(byte[] utf8) {
        return bytes(utf8.length + ":").bytes(utf8);
    }

    /** The same stream, which adds what is read from it. */
    public InputStream reading(InputStream stream) {
        return new DigestInputStream(stream, digest);
    }

    /** The same stream, which adds what is written to it. */
    public OutputStream writing(OutputStream stream) {
        return new DigestOutputStream(stream, digest);
    }

    /** The digest of what stands for a value in JSON, see {@link JsonTree}, in its canonical form (RFC 8785). */
    public static Digest ofJson(Object value) {
        return ofTree(JsonTree.of(value));
    }

    /** The same of what is such a tree already. */
    static Digest ofTree(@Nullable Object tree) {
        Sha256 sha256 = new Sha256();
        JsonCanonicalization.pieces(tree, piece -> sha256.bytes(piece.toString()));
        return sha256.digest();
    }

    /** What was added, as a digest; then it begins anew. */
    public Digest digest() {
        return new Digest(hex());
    }

    /** The same in hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
