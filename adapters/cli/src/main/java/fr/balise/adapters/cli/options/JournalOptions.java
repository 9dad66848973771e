package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.frame.Failure;
import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.Journals;
import fr.balise.adapters.journal.SqlJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are written down. */
public final class JournalOptions {
    @Option(
            names = "--journal",
            paramLabel = "PLACE",
            description = "Journal of runs: a file, or jdbc:postgresql://HOST/DATABASE. Default: ~/.balise/journal.")
    private @Nullable String place;

    @Option(
            names = "--journal-user",
            paramLabel = "USER",
            description = "User of that database; its password is read from BALISE_JOURNAL_PASSWORD.")
    private @Nullable String user;

    /** Where it is, for people. */
    public String place() {
        return place == null ? usual().toString() : place;
    }

    /** Opens the journal; makes it when there is none. */
    public SqlJournal open() throws JournalFailure {
        if (place == null) {
            makeFolder();
        }
        return open(place(), user);
    }

    /** Opens the journal at a place: a file, or a PostgreSQL address. */
    public static SqlJournal open(String place, @Nullable String user) throws JournalFailure {
        return Journals.open(
                place, user, GatewayOptions.secret(Secret.JOURNAL_PASSWORD).orElse(null));
    }

    /** As {@link #open()}, for a command that only reads: a journal that is not there yet is not begun. */
    public SqlJournal existing() throws JournalFailure {
        if (!exists(place())) {
            throw Failure.error(
                    "Il n'y a pas de journal à " + place() + " ; donnez son chemin par --journal.",
                    "There is no journal at " + place() + "; give its path with --journal.");
        }
        return open();
    }

    /** True when there is a journal, as far as can be told without opening it. */
    public static boolean exists(String place) {
        return place.startsWith("jdbc:") || Files.exists(Path.of(place.endsWith(".mv.db") ? place : place + ".mv.db"));
    }

    /** Where the journal is when nobody says where. */
    public static Path usual() {
        return Path.of(System.getProperty("user.home"), ".balise", "journal");
    }

    private static void makeFolder() {
        Path folder = usual().toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.error(
                    "Le dossier " + folder + " ne peut être créé ; choisissez un journal par --journal.",
                    "The folder " + folder + " cannot be created; choose a journal with --journal.");
        }
    }
}
