package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.formats.simulation.SimulationJson;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.simulation.SimulationDocument;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Simulation;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise simulate}: whom another policy would treat differently, and why. Writes nothing to a directory. */
@Command(name = "simulate")
public final class SimulateCommand extends BaliseCommand {
    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--against", required = true, paramLabel = "POLICY")
    private Path against = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--detailed-exitcode")
    private boolean detailedExitCode;

    @Override
    protected int run(Terminal terminal) throws GatewayUnavailable, InterruptedException {
        LocalDate date = directory.asOf();
        try (PublicationEngine inForce = Inputs.policy("--policy", policy);
                PublicationEngine replacement = Inputs.policy("--against", against)) {
            PublicationFacts facts = directory.facts(
                    data,
                    inForce.policy()
                            .caseSettings()
                            .types()
                            .considering(replacement.policy().caseSettings().types()),
                    terminal);
            Comparison comparison = Simulation.run(inForce, replacement, facts, date);
            Supplier<Document> document = () -> SimulationDocument.of(comparison, terminal.language(), all);
            Supplier<String> json = () -> SimulationJson.write(comparison);
            if (out == null) {
                format.asked().show(document, json, terminal);
            } else {
                save(format.asked().file(document, json), out, terminal);
            }
            return detailedExitCode && !comparison.changed().isEmpty() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }

    private static void save(String report, Path file, Terminal terminal) {
        try {
            Files.writeString(file, report, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.error(
                    "Le rapport ne peut être écrit dans " + file + " : " + e.getMessage(),
                    "The report cannot be written to " + file + ": " + e.getMessage());
        }
        terminal.note("Rapport écrit dans " + file + ".", "Report written to " + file + ".");
    }
}
