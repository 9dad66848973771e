package fr.balise.adapters.journal.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names that are equal for equal values and lead nowhere: their key is never written down. */
final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int LENGTH = 16;

    private final Mac mac;

    Pseudonyms() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    String of(String kind, String value) {
        byte[] digest = mac.doFinal((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().formatHex(digest).substring(0, LENGTH);
    }
}
