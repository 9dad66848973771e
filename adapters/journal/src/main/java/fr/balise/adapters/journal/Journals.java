package fr.balise.adapters.journal;

import fr.balise.core.findings.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Opens journals. */
public final class Journals {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private Journals() {}

    /**
     * Opens the journal at that place, or begins it: a file, or the address of a PostgreSQL database.
     *
     * @param place a path without {@code .mv.db}, or {@code jdbc:postgresql:…}
     * @param user of the database; null for a file, or when the address says it
     * @param password as {@code user}
     * @throws JournalFailure when it cannot be opened
     */
    public static SqlJournal open(String place, @Nullable String user, @Nullable String password)
            throws JournalFailure {
        if (place.startsWith(POSTGRESQL)) {
            Properties account = new Properties();
            if (user != null) {
                account.setProperty("user", user);
            }
            if (password != null) {
                account.setProperty("password", password);
            }
            int question = place.indexOf('?');
            return open(new Database(question < 0 ? place : place.substring(0, question), place, account));
        }
        return file(Path.of(place));
    }

    /**
     * Opens the journal in that file.
     *
     * @param file with or without {@code .mv.db}
     * @throws JournalFailure when it cannot be opened
     */
    public static SqlJournal file(Path file) throws JournalFailure {
        String path = file.toAbsolutePath().normalize().toString().replaceFirst("\\.mv\\.db$", "");
        if (path.contains(";")) {
            throw new JournalFailure(new Text(
                    "Le chemin du journal ne peut pas contenir « ; » : " + path,
                    "The path of the journal cannot contain ';': " + path));
        }
        // Written at each commit, and open to the end even when the machine asks the program to stop.
        String url = "jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        Path database = Path.of(path + ".mv.db");
        boolean begun = !Files.exists(database);
        SqlJournal journal = open(new Database(database.toString(), url, h2Account()));
        if (begun) {
            keepToOurselves(database);
        }
        return journal;
    }

    /** A journal tells who did what. */
    private static void keepToOurselves(Path database) throws JournalFailure {
        try {
            FileRights.ofOwner().give(database);
        } catch (IOException e) {
            throw new JournalFailure(
                    new Text(
                            "Le journal " + database + " ne peut pas être réservé à son propriétaire : "
                                    + e.getMessage(),
                            "The journal " + database + " cannot be kept to its owner: " + e.getMessage()),
                    e);
        }
    }

    private static Properties h2Account() {
        Properties account = new Properties();
        account.setProperty("user", "balise");
        account.setProperty("password", "");
        return account;
    }

    private static SqlJournal open(Database database) throws JournalFailure {
        database.migrate();
        return new SqlJournal(database);
    }
}
