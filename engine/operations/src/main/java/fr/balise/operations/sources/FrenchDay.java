package fr.balise.operations.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days are those of France, where the directory is. */
public final class FrenchDay {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private FrenchDay() {}

    /** The day that it is then. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, FRANCE);
    }

    /** The moment at which a day begins. */
    public static Instant begin(LocalDate day) {
        return day.atStartOfDay(FRANCE).toInstant();
    }
}
