package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.formats.simulation.SimulationJson;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.simulation.SimulationDocument;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
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
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        LocalDate date = directory.asOf();
        try (PolicyInForce inForce = PolicyInForce.of(Inputs.policy("--policy", policy));
                PolicyInForce replacement = PolicyInForce.of(Inputs.policy("--against", against))) {
            Comparison comparison = new Planning(inForce, directory.facts(data, terminal), date).against(replacement);
            Supplier<Document> document = () -> SimulationDocument.of(comparison, terminal.language(), all);
            Supplier<String> json = () -> SimulationJson.write(comparison);
            if (out == null) {
                format.asked().show(document, json, terminal);
            } else {
                String report = format.asked().file(document, json);
                OutputFile.REPORT.save(out, file -> Files.writeString(file, report), terminal);
            }
            return detailedExitCode && !comparison.changed().isEmpty() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }
}
