package fr.balise.adapters.journal;

import fr.balise.core.digest.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its seals. The content is hashed with a salt of its own, and the entry's hash is made over that digest,
 * not over the content: once the time of keeping is over, content and salt can go and the chain still holds.
 *
 * @param content JSON; null once it was purged
 * @param salt null once the content was purged or made anonymous: the digest then gives nothing away
 * @param contentDigest SHA-256 over salt and content as first written
 * @param previous the hash of the entry before; zeros for the first
 * @param hash SHA-256 over previous, number, run, kind and content digest, each preceded by its length
 */
public record SealedEntry(
        long number,
        String run,
        String kind,
        @Nullable String content,
        @Nullable String salt,
        String contentDigest,
        String previous,
        String hash) {
    /** What the first entry has before it. */
    public static final String NOTHING_BEFORE = "0".repeat(64);

    /** The hash that this entry must have. */
    public String rightHash() {
        return hash(previous, number, run, kind, contentDigest);
    }

    /** True when the content is the one that was first written. */
    public boolean hasItsContent() {
        return content != null && salt != null && digest(salt, content).equals(contentDigest);
    }

    /** The hash of an entry at its place in the chain. */
    public static String hash(String previous, long number, String run, String kind, String digest) {
        return digest(previous, String.valueOf(number), run, kind, digest);
    }

    /** SHA-256, in hexadecimal, over texts each preceded by its length. */
    public static String digest(String... texts) {
        Sha256 sha256 = new Sha256();
        for (String text : texts) {
            sha256.text(text);
        }
        return sha256.hex();
    }
}
