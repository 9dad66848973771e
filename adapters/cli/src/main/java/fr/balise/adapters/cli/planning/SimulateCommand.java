package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.Format;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.formats.simulation.SimulationJson;
import fr.balise.adapters.formats.simulation.SweepCsv;
import fr.balise.adapters.formats.simulation.SweepJson;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.simulation.SimulationDocument;
import fr.balise.adapters.reporting.simulation.SweepDocument;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Goal;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.Sweep.Tried;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.planning.Variants;
import fr.balise.operations.sources.FactSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code balise simulate}: whom another policy, or other settings, would treat differently, and why; of many variants the
 * figures. Writes nothing to a directory.
 */
@Command(name = "simulate")
public final class SimulateCommand extends BaliseCommand {
    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--against", paramLabel = "POLICY")
    private List<Path> against = new ArrayList<>();

    @Option(names = "--set", paramLabel = "SETTING")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--goal", paramLabel = "CONDITIONS")
    private @Nullable String goal;

    @Option(names = "--by", split = ",", paramLabel = "WHAT")
    private List<String> by = new ArrayList<>();

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
        Optional<Goal> wanted = goal == null ? Optional.empty() : Optional.of(Goal.parse(goal));
        Variants variants = variants();
        if (variants.trivial()) {
            throw Refusal.input(OutputFile.MESSAGES.text("simulate.nothing"));
        }
        boolean figuresAsked = wanted.isPresent() || format.askedOrTable() == Format.CSV;
        Optional<Tried> single = figuresAsked ? Optional.empty() : variants.single();
        return single.isPresent() ? compare(variants, single.get(), terminal) : sweep(variants, wanted, terminal);
    }

    private Variants variants() throws Refusal {
        List<SweptSetting> swept = new ArrayList<>();
        for (String setting : settings) {
            swept.add(SweptSetting.parse(setting));
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (String word : by) {
            dimensions.add(Dimension.named(word.strip())
                    .orElseThrow(() -> Refusal.input(
                            OutputFile.MESSAGES.text("simulate.by", word, Suggestion.among(word, Dimension.words())))));
        }
        List<LocalDate> days = directory.days();
        Policy base = Inputs.policy("--policy", policy);
        List<Policy> others = new ArrayList<>();
        for (Path path : against) {
            others.add(Inputs.policy("--against", path));
        }
        return new Variants(base, others, swept, days, dimensions);
    }

    /** One variant: whom it treats differently. */
    private int compare(Variants variants, Tried other, Terminal terminal) throws Refusal, InterruptedException {
        try (PolicyInForce inForce = PolicyInForce.of(variants.base());
                PolicyInForce replacement = PolicyInForce.of(other.policy());
                Spill spill = Spill.usual(terminal::note)) {
            Planning planning = new Planning(
                    inForce,
                    directory.facts(data, spill, terminal),
                    other.variant().asOf());
            Comparison comparison = spill.during(() -> planning.against(replacement));
            SortedMap<String, String> said = against.isEmpty() ? other.variant().settings() : new TreeMap<>();
            show(
                    () -> SimulationDocument.of(comparison, said, terminal.language(), all),
                    () -> SimulationJson.write(comparison, said),
                    () -> "",
                    terminal);
            return detailedExitCode && !comparison.changed().isEmpty() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }

    /** Several: what each would take. */
    private int sweep(Variants variants, Optional<Goal> wanted, Terminal terminal)
            throws Refusal, InterruptedException {
        try (Spill spill = Spill.usual(terminal::note)) {
            FactSource facts = directory.facts(data, spill, terminal);
            Sweep sweep = spill.during(() -> variants.of(facts));
            show(
                    () -> SweepDocument.of(sweep, wanted, terminal.language(), all),
                    () -> SweepJson.write(sweep, wanted),
                    () -> SweepCsv.of(sweep, wanted),
                    terminal);
            boolean missed =
                    wanted.filter(each -> each.reached(sweep).isEmpty()).isPresent();
            return missed || detailedExitCode && sweep.differs() ? ExitCode.FINDING : ExitCode.FINE;
        }
    }

    private void show(Supplier<Document> document, Supplier<String> json, Supplier<String> csv, Terminal terminal)
            throws Refusal {
        Format asked = format.askedOrTable();
        if (out != null) {
            String report = asked == Format.CSV ? csv.get() : asked.file(document, json);
            OutputFile.REPORT.save(out, file -> Files.writeString(file, report), terminal);
        } else if (asked == Format.CSV) {
            terminal.out().print(csv.get());
            terminal.out().flush();
        } else {
            asked.show(document, json, terminal);
        }
    }
}
