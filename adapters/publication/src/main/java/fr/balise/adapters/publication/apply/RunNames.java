package fr.balise.adapters.publication.apply;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names runs so that they sort by time and never meet. */
final class RunNames {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int SPACE = 1 << 24;

    private RunNames() {}

    static String next(Instant now, RandomGenerator random) {
        return TIME.format(now.atOffset(ZoneOffset.UTC)) + String.format("-%06x", random.nextInt(SPACE));
    }
}
