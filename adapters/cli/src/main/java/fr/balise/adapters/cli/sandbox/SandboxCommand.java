package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.parts.GatewayPace;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balise sandbox}: a local directory to try things on. */
@Command(name = "sandbox")
public final class SandboxCommand extends BaliseCommand {
    static final Messages MESSAGES = Messages.beside(SandboxCommand.class, "sandbox");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Option(names = "--port", defaultValue = "0", paramLabel = "N")
    private int port;

    @Option(names = "--rate", defaultValue = "" + GatewayPace.CALLS_A_SECOND, paramLabel = "N")
    private int rate;

    @Option(names = "--hide-protected")
    private boolean hideProtected;

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
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
