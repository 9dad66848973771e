package fr.balise.adapters.cli;

import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.journal.Journals;
import fr.balise.adapters.publication.journal.SqlJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where runs are written down. */
final class JournalOptions {
    /** The password of a database; an argument would be seen by every user of the machine. */
    static final String PASSWORD = "BALISE_JOURNAL_PASSWORD";

    @Option(
            names = "--journal",
            paramLabel = "PLACE",
            description = "Journal of runs: a file, or jdbc:postgresql://HOST/DATABASE. Default: ~/.balise/journal.")
    private @Nullable String place;

    @Option(
            names = "--journal-user",
            paramLabel = "USER",
            description = "User of that database; its password is read from " + PASSWORD + ".")
    private @Nullable String user;

    SqlJournal open() throws JournalFailure {
        return Journals.open(place(), user, System.getenv(PASSWORD));
    }

    /** As {@link #open}, for a command that only reads: a journal that is not there yet is not begun. */
    SqlJournal existing() throws JournalFailure {
        String place = place();
        boolean file = !place.startsWith("jdbc:");
        if (file && !Files.exists(Path.of(place.endsWith(".mv.db") ? place : place + ".mv.db"))) {
            throw Failure.error(
                    "Il n'y a pas de journal à " + place + " ; donnez son chemin par --journal.",
                    "There is no journal at " + place + "; give its path with --journal.");
        }
        return open();
    }

    private String place() {
        if (place != null) {
            return place;
        }
        Path folder = Path.of(System.getProperty("user.home"), ".balise");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Failure.error(
                    "Le dossier " + folder + " ne peut être créé ; choisissez un journal par --journal.",
                    "The folder " + folder + " cannot be created; choose a journal with --journal.");
        }
        return folder.resolve("journal").toString();
    }
}
