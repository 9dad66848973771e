package fr.balise.adapters.cli;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Failure;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
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
final class SandboxCommand extends BaliseCommand {
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
            defaultValue = "" + SandboxOptions.CALLS_PER_SECOND,
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
        SandboxOptions options = SandboxOptions.builder(folder)
                .port(port)
                .callsPerSecond(rate)
                .hideProtectedData(hideProtected)
                .build();
        try (SandboxDirectory sandbox = start(options)) {
            terminal.say(
                    "Annuaire bac à sable à l'écoute : " + sandbox.baseUrl() + " (clé d'API : "
                            + SandboxOptions.DEFAULT_API_KEY + ")",
                    "Sandbox directory listening: " + sandbox.baseUrl() + " (API key: " + SandboxOptions.DEFAULT_API_KEY
                            + ")");
            terminal.say(
                    "Administration : " + sandbox.adminUrl() + ". Ctrl-C l'arrête ; toute modification est oubliée.",
                    "Administration: " + sandbox.adminUrl() + ". Ctrl-C stops it; every change is forgotten.");
            terminal.out().flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.FINE;
    }

    private static SandboxDirectory start(SandboxOptions options) {
        try {
            return SandboxDirectory.start(options);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw Failure.error(
                    "Le bac à sable ne démarre pas : " + e.getMessage(),
                    "The sandbox does not start: " + e.getMessage());
        }
    }
}
