package fr.balise.operations.asking.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs links with HMAC-SHA-256 (RFC 2104), and reads those that it signed. A token is what the link says and its
 * signature, each in base64url, with a dot between them.
 */
public final class LinkKey {
    /** Bytes of a key. */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "urn:balise:answer-link:1\n";
    private static final int PARTS = 3;
    private static final int LONGEST = 1_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] secret;

    /** A key of these bytes, of which there are {@value #BYTES}. */
    public LinkKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        this.secret = secret.clone();
    }

    /** The token of a link. */
    public String sign(AnswerLink link) {
        String said = link.campaign() + "\n" + link.professional() + "\n"
                + link.expires().getEpochSecond();
        return ENCODER.encodeToString(utf8(said)) + "." + ENCODER.encodeToString(signature(said));
    }

    /** The link of a token; empty when this key did not sign it. Whether it is over is not asked. */
    public Optional<AnswerLink> read(String token) {
        String[] halves = token.split("\\.", -1);
        if (token.length() > LONGEST || halves.length != 2) {
            return Optional.empty();
        }
        try {
            String said = new String(Base64.getUrlDecoder().decode(halves[0]), StandardCharsets.UTF_8);
            byte[] signature = Base64.getUrlDecoder().decode(halves[1]);
            return MessageDigest.isEqual(signature, signature(said)) ? link(said.split("\n", -1)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<AnswerLink> link(String[] parts) {
        return parts.length == PARTS
                ? Optional.of(new AnswerLink(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))))
                : Optional.empty();
    }

    private byte[] signature(String said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(utf8(PURPOSE + said));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
