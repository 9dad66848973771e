package fr.balise.adapters.cli.following;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.following.Following;
import fr.balise.operations.following.Status;
import fr.balise.operations.following.Store;
import fr.balise.operations.following.counting.Threshold;
import fr.balise.operations.planning.PolicyInForce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What status and follow share: what they read, where they keep it, and how much of something is too much. */
public final class FollowingOptions {
    static final Messages MESSAGES = Messages.beside(FollowingOptions.class, "following");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Option(names = "--store", paramLabel = "PLACE")
    private @Nullable String store;

    @Option(names = "--keep-months", defaultValue = "36", paramLabel = "N")
    private int keepMonths = 36;

    @Option(names = "--unused-months", paramLabel = "N")
    private @Nullable Integer unusedMonths;

    @Option(names = "--visible-within", defaultValue = "24", paramLabel = "HOURS")
    private int visibleWithin = 24;

    @Option(names = "--threshold", split = ",", paramLabel = "INDICATOR=N")
    private List<String> thresholds = List.of();

    Store openStore(DirectoryOptions directory) throws Refusal {
        return directory.store(data, store);
    }

    Following following(DirectoryOptions directory, Optional<PolicyInForce> policy, Terminal terminal) throws Refusal {
        if (keepMonths < 1 || unusedMonths != null && unusedMonths < 1) {
            throw Refusal.input(MESSAGES.text("months"));
        }
        return new Following(
                directory.facts(data, terminal),
                policy,
                Optional.ofNullable(unusedMonths),
                Duration.ofHours(visibleWithin),
                keepMonths);
    }

    /** The thresholds asked for; what is none is better told before anything is read. */
    List<Threshold> thresholds() throws Refusal {
        List<Threshold> all = new ArrayList<>();
        for (String text : thresholds) {
            all.add(Threshold.of(text));
        }
        return all;
    }

    /** Those that are passed, as sentences. */
    static List<Text> passed(List<Threshold> thresholds, Status status) {
        return thresholds.stream()
                .flatMap(threshold -> threshold.passedBy(status.indicators().total()).stream())
                .toList();
    }

    /** Tells what is passed, and ends with a finding when anything is. */
    static int exitCode(List<Text> passed, Terminal terminal) {
        passed.forEach(text -> terminal.note(MESSAGES.text("passed", text)));
        return passed.isEmpty() ? ExitCode.FINE : ExitCode.FINDING;
    }
}
