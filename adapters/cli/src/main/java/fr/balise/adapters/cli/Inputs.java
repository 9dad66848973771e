package fr.balise.adapters.cli;

import fr.balise.adapters.files.dataset.DataSet;
import fr.balise.adapters.files.dataset.UnusableDataSet;
import fr.balise.engine.facts.PublicationFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what commands are given. */
final class Inputs {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private Inputs() {}

    /** The date asked for, or today in France: the directory's calendar. */
    static LocalDate asOf(@Nullable String asked, Clock clock) {
        if (asked == null) {
            return LocalDate.now(clock.withZone(FRANCE));
        }
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeParseException e) {
            throw Failure.error(
                    "--as-of attend une date AAAA-MM-JJ, pas « " + asked + " ».",
                    "--as-of takes a date YYYY-MM-DD, not '" + asked + "'.");
        }
    }

    static PublicationFacts facts(Path data) {
        try {
            return DataSet.read(data);
        } catch (UnusableDataSet e) {
            throw unusable(e);
        }
    }

    static PublicationFacts operatorSide(Path data) {
        try {
            return DataSet.readOperatorSide(data);
        } catch (UnusableDataSet e) {
            throw unusable(e);
        }
    }

    private static Failure unusable(UnusableDataSet e) {
        return new Failure(ExitCode.ERROR, e.text());
    }
}
