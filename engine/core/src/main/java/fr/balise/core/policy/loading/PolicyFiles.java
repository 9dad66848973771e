package fr.balise.core.policy.loading;

import fr.balise.core.digest.Sha256;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The content of a policy folder, wherever it came from: bytes by path, {@code /} between folders. From the same bytes
 * the same policy can be rebuilt anywhere.
 */
public record PolicyFiles(SortedMap<String, byte[]> content) {
    /** Where a policy keeps the certificate of its proof, which is about the policy and no part of it. */
    public static final String CERTIFICATE = "certificate.json";

    /** Copies the map. */
    public PolicyFiles {
        content = Collections.unmodifiableSortedMap(new TreeMap<>(content));
    }

    /** SHA-256, in hexadecimal, over path, length and bytes of each file on which decisions depend. */
    public String digest() {
        return digest(PolicyPaths::decides);
    }

    /**
     * The same over every file, scenarios and notes too: what somebody who approves a policy has seen. A certificate is
     * what a proof leaves behind and changes nothing.
     */
    public String bundleDigest() {
        return digest(path -> !path.equals(CERTIFICATE));
    }

    /** SHA-256 over what decides and what the policy promises: two policies that differ in neither are the same one. */
    public String identity() {
        return digest(path -> PolicyPaths.decides(path) || path.equals(PolicyPaths.INVARIANTS));
    }

    private String digest(Predicate<String> counts) {
        Sha256 sha256 = new Sha256();
        content.forEach((path, bytes) -> {
            if (counts.test(path)) {
                sha256.bytes(path + "\n" + bytes.length + "\n").bytes(bytes);
            }
        });
        return sha256.hex();
    }
}
