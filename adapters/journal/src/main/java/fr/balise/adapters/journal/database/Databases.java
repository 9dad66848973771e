package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands where people say that a database is. */
public final class Databases {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** A single letter is a drive of Windows. */
    private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private Databases() {}

    /**
     * The database at a place.
     *
     * @param place a path, which may begin with {@code ~/}, or {@code jdbc:postgresql://HOST/DATABASE}
     * @param user of a server; null for a file, or when the address says it
     * @param password as {@code user}
     * @param tables what it holds
     * @throws JournalFailure when the place is neither
     */
    public static Database at(String place, @Nullable String user, @Nullable String password, Tables tables)
            throws JournalFailure {
        if (isServer(place)) {
            Properties account = new Properties();
            if (user != null) {
                account.setProperty("user", user);
            }
            if (password != null) {
                account.setProperty("password", password);
            }
            return new PostgresServer(POSTGRESQL + place.substring(POSTGRESQL.length()), account, tables);
        }
        return new SqliteFile(path(place), tables);
    }

    /** True for the address of a server. */
    public static boolean isServer(String place) {
        return place.toLowerCase(Locale.ROOT).startsWith(POSTGRESQL);
    }

    /**
     * The file at a place.
     *
     * @throws JournalFailure when the place can be no file
     */
    public static Path path(String place) throws JournalFailure {
        if (OTHER_SCHEME.matcher(place).matches()) {
            throw JournalFailure.of("noPlace", place);
        }
        try {
            return Path.of(fromHome(place)).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw JournalFailure.of("noPath", place);
        }
    }

    private static String fromHome(String place) throws JournalFailure {
        if (!place.startsWith("~")) {
            return place;
        }
        if (place.length() > 1 && place.charAt(1) != '/' && place.charAt(1) != '\\') {
            throw JournalFailure.of("otherHome", place);
        }
        return System.getProperty("user.home") + place.substring(1);
    }
}
