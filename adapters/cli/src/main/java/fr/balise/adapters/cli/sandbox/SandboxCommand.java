package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.core.findings.Messages;
import fr.balise.core.planning.GatewayPace;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balise sandbox}: a local directory to try things on. */
@Command(
        name = "sandbox",
        description = {
            "Runs a local directory server, filled from a data set, until it is stopped.",
            "It speaks the read API and the PATCH API on 127.0.0.1, holds 17 calls a second, and forgets every change when"
                    + " it stops. Faults can be injected through its /sandbox/faults address."
        },
        footer = {"Example: balise sandbox --data samples/data --port 8080"})
public final class SandboxCommand extends BaliseCommand {
    static final Messages MESSAGES = Messages.beside(SandboxCommand.class, "sandbox");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Data set whose directory/ folder it serves; the files are never written to.")
    private Path data = Path.of("");

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "N",
            description = "Port on 127.0.0.1. Default: a free one.")
    private int port;

    @Option(
            names = "--rate",
            defaultValue = "" + GatewayPace.CALLS_A_SECOND,
            paramLabel = "N",
            description = "Calls a second accepted for each API key; 0 for no limit. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--hide-protected",
            description = "Hide what the public data hide: 'responsible', and 'listeRouge' on a Practitioner.")
    private boolean hideProtected;

    @Override
    protected int run(Terminal terminal) throws InterruptedException {
        Path folder = Files.isDirectory(data.resolve("directory")) ? data.resolve("directory") : data;
        try (RunningSandbox sandbox = RunningSandbox.start(
                folder, "port=" + port, "callsPerSecond=" + rate, "hideProtectedData=" + hideProtected)) {
            terminal.print(MESSAGES.text("listening", sandbox.address(), RunningSandbox.API_KEY));
            terminal.print(MESSAGES.text("administration", sandbox.address().resolve("/sandbox")));
            terminal.out().flush();
            sandbox.await();
        }
        return ExitCode.FINE;
    }
}
