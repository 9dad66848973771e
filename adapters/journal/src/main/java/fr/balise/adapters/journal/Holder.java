package fr.balise.adapters.journal;

import fr.balise.core.findings.Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Who has a journal: a process of somebody's on a machine, since a moment. */
record Holder(String process, String user, String host, String since) {
    private static final String BETWEEN = "\t";

    /** This process, from now on. */
    static Holder self() {
        return new Holder(
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
    static Optional<Holder> read(String line) {
        String[] parts = line.strip().split(BETWEEN, -1);
        return parts.length == 4 ? Optional.of(new Holder(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
    }

    /** In brackets behind a sentence, with the space before it. */
    Text words() {
        return new Text(
                " (processus " + process + " de " + user + " sur " + host + ", depuis " + since + ")",
                " (process " + process + " of " + user + " on " + host + ", since " + since + ")");
    }
}
