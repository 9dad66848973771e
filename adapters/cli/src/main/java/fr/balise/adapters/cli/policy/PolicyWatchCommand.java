package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.watch.PolicyWatch;
import fr.balise.analysis.reload.ReloadListener;
import fr.balise.analysis.reload.ReloadingEngine;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.operations.workshop.PolicyWorkshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy watch P}: checks and tries a policy each time it is saved. */
@Command(name = "watch")
public final class PolicyWatchCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "1")
    private int every;

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        if (every < 1) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("watch.every"));
        }
        PolicyFiles files = PolicyFolder.read(policy);
        Reports reports = new Reports(terminal);
        try (ReloadingEngine engine = PolicyWorkshop.exchanging(files, reports);
                PolicyWatch watch = new PolicyWatch(policy, files, reports.offeringTo(engine))) {
            reports.inUse(engine.policy());
            watch.start(Duration.ofSeconds(every));
            new CountDownLatch(1).await();
        }
        return ExitCode.FINE;
    }

    /** Says what became of each version that was saved. */
    public record Reports(Terminal terminal) implements ReloadListener {
        /** Offers each version that was saved to an engine, and says what cannot be read. */
        public PolicyWatch.Changes offeringTo(ReloadingEngine engine) {
            return new PolicyWatch.Changes() {
                @Override
                public void changed(PolicyFiles files) {
                    engine.offer(files);
                }

                @Override
                public void unreadable(InvalidPolicy why) {
                    refused(engine.policy(), why.problems());
                }
            };
        }

        void inUse(Policy policy) {
            terminal.print(
                    PolicyCommand.MESSAGES.text("watch.inUse", policy.name(), policy.version(), policy.digest()));
            terminal.out().flush();
        }

        @Override
        public void adopted(Policy before, Policy now) {
            inUse(now);
        }

        @Override
        public void refused(Policy inUse, List<PolicyProblem> problems) {
            problems.forEach(problem -> terminal.line(problem.in(terminal.language())));
            terminal.print(PolicyCommand.MESSAGES.text("watch.refused", inUse.version()));
            terminal.out().flush();
        }
    }
}
