package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.UnusableDataSet;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what commands are given. */
public final class Inputs {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private Inputs() {}

    /** The date asked for, or today in France: the directory's calendar. */
    public static LocalDate asOf(@Nullable String asked, Clock clock) {
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

    /** The facts of a data set, its own directory folder included. */
    public static PublicationFacts facts(Path data) {
        try {
            return DataSet.read(data);
        } catch (UnusableDataSet e) {
            throw unusable(e);
        }
    }

    /** The facts of a data set without the directory: stock, declarations, operator. */
    public static PublicationFacts operatorSide(Path data) {
        try {
            return DataSet.readOperatorSide(data);
        } catch (UnusableDataSet e) {
            throw unusable(e);
        }
    }

    private static Failure unusable(UnusableDataSet e) {
        return new Failure(ExitCode.ERROR, e.text());
    }

    /** A saved plan. */
    public static Plan plan(Path file) {
        try {
            return PlanFile.read(file);
        } catch (UnusableFile e) {
            throw new Failure(ExitCode.ERROR, e.text());
        }
    }

    /** With two policies at hand, a problem must say in which of them it is. */
    public static PublicationEngine policy(String option, Path path) {
        try {
            return PublicationEngine.load(PolicyFolder.read(path));
        } catch (InvalidPolicy e) {
            String where = option + " " + path;
            throw new Failure(
                    ExitCode.INVALID_POLICY,
                    new Text(
                            told(e, Language.FR) + "La politique donnée par " + where
                                    + " n'est pas utilisable, rien n'a été comparé.",
                            told(e, Language.EN) + "The policy given by " + where
                                    + " cannot be used, nothing was compared."));
        }
    }

    private static String told(InvalidPolicy invalid, Language language) {
        return invalid.problems().stream()
                .map(problem -> problem.in(language) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
