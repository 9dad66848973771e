package fr.balise.core.policy.loading;

import fr.balise.core.digest.Sha256;
import fr.balise.core.policy.model.Overlay;
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

    /** The policy that lies beneath this one, as a policy of its own; without files when none does. */
    public PolicyFiles base() {
        SortedMap<String, byte[]> beneath = new TreeMap<>();
        content.tailMap(Overlay.BASE).forEach((path, bytes) -> {
            if (path.startsWith(Overlay.BASE)) {
                beneath.put(path.substring(Overlay.BASE.length()), bytes);
            }
        });
        return new PolicyFiles(beneath);
    }

    /** The files of this policy's own. */
    public PolicyFiles own() {
        SortedMap<String, byte[]> own = new TreeMap<>(content);
        own.keySet().removeIf(path -> path.startsWith(Overlay.BASE));
        return new PolicyFiles(own);
    }

    /** The files of this policy's own over another policy, whose certificate is left behind. */
    public PolicyFiles over(PolicyFiles base) {
        SortedMap<String, byte[]> all = new TreeMap<>(own().content);
        base.content.forEach((path, bytes) -> {
            if (!path.equals(CERTIFICATE)) {
                all.put(Overlay.BASE + path, bytes);
            }
        });
        return new PolicyFiles(all);
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
        return digest(path -> PolicyPaths.decides(path) || PolicyPaths.isInvariants(path));
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
