package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.Version;
import fr.balise.operations.running.RunIdentity;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who acts, for the journal (EX_GDT_5040). */
public final class AuthorOption {
    @Option(names = "--author", paramLabel = "NAME")
    private @Nullable String author;

    /** The person named, or the user of this machine; with the client's characteristics and its address. */
    public RunIdentity identity() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version");
        return new RunIdentity(
                author == null ? System.getProperty("user.name", "unknown") : author,
                "balise " + Version.current() + " (" + system + ")",
                host());
    }

    private static String host() {
        try {
            InetAddress local = InetAddress.getLocalHost();
            return local.getHostName() + " (" + local.getHostAddress() + ")";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
