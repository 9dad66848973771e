package fr.balise.cells;

import java.util.Locale;
import java.util.Optional;

/** Yes and no as people and spreadsheet programs write them, in English and French. */
public final class YesNo {
    private YesNo() {}

    /** What the text says, in capitals or not; empty when it says neither. */
    public static Optional<Boolean> read(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "oui", "true", "vrai" -> Optional.of(true);
            case "no", "non", "false", "faux" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
