package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Failure;
import fr.balise.adapters.cli.frame.Terminal;
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
@Command(
        name = "simulate",
        description = {
            "Shows what would change for the population, and why, if the policy given by --against replaced the one given"
                    + " by --policy: who appears, who disappears, by rule, mailbox type, care setting and mail domain,"
                    + " and the calls that it takes. Nothing is written to the directory."
        },
        footer = {
            "Examples:",
            "  balise simulate --policy rules/policy --against my-policy --data samples/data --as-of 2026-12-01",
            "  balise simulate --policy rules/policy --against my-policy --data samples/data --format html --out what-if.html"
        })
public final class SimulateCommand extends BaliseCommand {
    @Option(
            names = "--policy",
            required = true,
            paramLabel = "POLICY",
            description = "The policy in force: a folder, or a zip of it.")
    private Path policy = Path.of("");

    @Option(
            names = "--against",
            required = true,
            paramLabel = "POLICY",
            description = "The policy that would replace it: a folder, or a zip of it.")
    private Path against = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Data set: operator.yaml, mailboxes.csv, declarations.csv, directory/.")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--all", description = "Names every mailbox and professional; otherwise the first of each group.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the report there, in that format, instead of showing it.")
    private @Nullable Path out;

    @Option(
            names = "--detailed-exitcode",
            description = "Exit code 2 when the policies decide something differently, 0 when they do not.")
    private boolean detailedExitCode;

    @Override
    protected int run(Terminal terminal) throws GatewayUnavailable, InterruptedException {
        LocalDate date = directory.asOf();
        try (PublicationEngine inForce = Inputs.policy("--policy", policy);
                PublicationEngine replacement = Inputs.policy("--against", against)) {
            PublicationFacts facts = directory.facts(data, terminal);
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
