package fr.balise.adapters.cli.following;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.Format;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.cli.planning.OutputFile;
import fr.balise.adapters.formats.status.StatusCsv;
import fr.balise.adapters.formats.status.StatusJson;
import fr.balise.adapters.reporting.status.StatusDocument;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.following.Status;
import fr.balise.operations.following.Store;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.following.counting.Threshold;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise status}: what is published, in figures, and how it was before. */
@Command(name = "status")
public final class StatusCommand extends BaliseCommand {
    @Option(names = "--policy", paramLabel = "POLICY")
    private @Nullable Path policy;

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private FollowingOptions following = new FollowingOptions();

    @Option(names = "--by", split = ",", paramLabel = "domain|structure|setting")
    private Set<IndicatorDimension> by = EnumSet.noneOf(IndicatorDimension.class);

    @Option(names = "--history")
    private boolean history;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--csv", paramLabel = "FILE")
    private @Nullable Path csv;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        List<Threshold> thresholds = following.thresholds();
        Status status = counted(terminal);
        if (format.askedOrTable() == Format.CSV) {
            terminal.out().print(StatusCsv.of(status, history));
        } else {
            format.asked()
                    .show(
                            () -> StatusDocument.of(status, by, history, all, terminal.language()),
                            () -> StatusJson.write(status),
                            terminal);
        }
        if (csv != null) {
            OutputFile.REPORT.save(csv, file -> Files.writeString(file, StatusCsv.of(status, history)), terminal);
        }
        return FollowingOptions.exitCode(FollowingOptions.passed(thresholds, status), terminal);
    }

    private Status counted(Terminal terminal) throws Refusal, InterruptedException {
        if (policy == null) {
            return counted(Optional.empty(), terminal);
        }
        try (PolicyInForce inForce = Inputs.policy(policy, null)) {
            return counted(Optional.of(inForce), terminal);
        }
    }

    private Status counted(Optional<PolicyInForce> inForce, Terminal terminal) throws Refusal, InterruptedException {
        try (Store store = following.openStore(directory)) {
            return following.following(directory, inForce, terminal).status(directory.asOf(), Instant.now(), store);
        }
    }
}
