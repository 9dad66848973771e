package fr.balise.adapters.journal.database;

import fr.balise.core.findings.Text;
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

    /** The sentence for whoever is refused. */
    static Text inUse(Content content, String name, Optional<Occupant> occupant) {
        return content.says(
                name,
                "est utilisé par une autre exécution"
                        + occupant.map(Occupant::fr).orElse("") + " ; attendez sa fin ou choisissez-en un autre.",
                "is in use: another run has it" + occupant.map(Occupant::en).orElse("")
                        + "; wait for its end or choose another.");
    }

    private String fr() {
        return " (processus " + process + " de " + user + " sur " + host + ", depuis " + since + ")";
    }

    private String en() {
        return " (process " + process + " of " + user + " on " + host + ", since " + since + ")";
    }
}
