package fr.balise.adapters.journal.database;

import fr.balise.adapters.journal.JournalFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Who writes to a database: a process of somebody's on a machine, since a moment. */
record Occupant(String process, String user, String host, String since) {
    private static final String BETWEEN = "\t";

    /** This process, from now on. */
    static Occupant self() {
        return new Occupant(
                String.valueOf(ProcessHandle.current().pid()),
                plain(System.getProperty("user.name", "?")),
                plain(localHost()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** As one line. */
    String line() {
        return String.join(BETWEEN, process, user, host, since);
    }

    /** From such a line; empty when it is none. */
    static Optional<Occupant> read(String line) {
        String[] parts = line.strip().split(BETWEEN, -1);
        return parts.length == 4
                ? Optional.of(new Occupant(plain(parts[0]), plain(parts[1]), plain(parts[2]), plain(parts[3])))
                : Optional.empty();
    }

    /** For whoever is refused. */
    static JournalFailure inUse(String name, Optional<Occupant> occupant) {
        return occupant.map(by -> JournalFailure.of("inUseBy", name, by.process, by.user, by.host, by.since))
                .orElseGet(() -> JournalFailure.of("inUse", name));
    }
}
