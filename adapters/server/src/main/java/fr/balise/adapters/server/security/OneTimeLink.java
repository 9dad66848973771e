package fr.balise.adapters.server.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The link that lets the user of this machine in, once. Only who sees the terminal knows it. */
public final class OneTimeLink {
    private static final int BYTES = 32;

    private final AtomicReference<@Nullable String> secret;

    private OneTimeLink(@Nullable String secret) {
        this.secret = new AtomicReference<>(secret);
    }

    /** A link nobody can guess. */
    public static OneTimeLink drawn() {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        return new OneTimeLink(HexFormat.of().formatHex(drawn));
    }

    /** A link that lets nobody in. */
    public static OneTimeLink none() {
        return new OneTimeLink(null);
    }

    /** The whole address. */
    public URI at(URI server) {
        return server.resolve("/enter?with=" + secret.get());
    }

    /** True once, for who knows it. */
    boolean spend(String said) {
        String known = secret.get();
        return known != null && same(known, said) && secret.compareAndSet(known, null);
    }

    /** Takes as long for any text, so that its time tells nothing. */
    static boolean same(String secret, String said) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }
}
