package fr.balise.adapters.cli.serving;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.InstalledTool;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balise serve}: the REST API and the console. It sees no class of the command line, and is seen by none. */
@Command(name = "serve")
public final class ServeCommand extends BaliseCommand {
    /** Set by the launcher: the folder of the service's jars. */
    private static final String FOLDER = "balise.server";

    private static final Messages MESSAGES = Messages.beside(ServeCommand.class, "serving");

    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Option(names = "--port", defaultValue = "0", paramLabel = "N")
    private int port;

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable String asOf;

    @Option(names = "--store", paramLabel = "DIR")
    private @Nullable Path store;

    @Option(names = "--rate", defaultValue = "100", paramLabel = "N")
    private int rate;

    @Override
    protected int run(Terminal terminal) throws Refusal {
        ToolProvider service = InstalledTool.find(
                "balise-server",
                ClassLoader.getPlatformClassLoader(),
                folder(),
                at -> MESSAGES.text("notInstalled", at));
        Thread.currentThread().setContextClassLoader(service.getClass().getClassLoader());
        return service.run(
                new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8),
                new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8),
                arguments(terminal).toArray(String[]::new));
    }

    private static Path folder() {
        String said = System.getProperty(FOLDER);
        return said == null ? InstalledTool.beside("server") : Path.of(said);
    }

    private List<String> arguments(Terminal terminal) {
        List<String> arguments = new ArrayList<>(List.of(
                "policy=" + policy,
                "data=" + data,
                "port=" + port,
                "rate=" + rate,
                "lang=" + terminal.language().code()));
        if (asOf != null) {
            arguments.add("asOf=" + asOf);
        }
        if (store != null) {
            arguments.add("store=" + store);
        }
        return arguments;
    }
}
