package fr.balise.adapters.cli.following;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.execution.StopOnSignal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.cli.options.Inputs;
import fr.balise.adapters.cli.planning.OutputFile;
import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.status.NoticeJson;
import fr.balise.adapters.formats.status.StatusJson;
import fr.balise.adapters.publication.notice.Webhook;
import fr.balise.adapters.reporting.status.StatusDocument;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.following.Following;
import fr.balise.operations.following.Following.Look;
import fr.balise.operations.following.Store;
import fr.balise.operations.following.counting.Threshold;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.running.StopFlag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise follow}: what changed since the last look, by whom it cannot have been, and what is planned now. */
@Command(name = "follow")
public final class FollowCommand extends BaliseCommand {
    private static final Pattern PAUSE = Pattern.compile("([1-9]\\d{0,3})([smhd])");

    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Mixin
    private FollowingOptions following = new FollowingOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Option(names = "--once")
    private boolean once;

    @Option(names = "--every", defaultValue = "1d", paramLabel = "PAUSE")
    private String every = "1d";

    @Option(names = "--webhook", paramLabel = "URL")
    private @Nullable String webhook;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--all")
    private boolean all;

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        List<Threshold> thresholds = following.thresholds();
        Optional<Webhook> notices = notices();
        Duration pause = pause();
        StopFlag stop = new StopFlag();
        try (PolicyInForce inForce = Inputs.policy(policy, null);
                StopOnSignal signal = new StopOnSignal(stop, terminal::note)) {
            Following looking = following.following(directory, Optional.of(inForce), terminal);
            if (once) {
                return look(looking, thresholds, notices, terminal);
            }
            int last = ExitCode.FINE;
            do {
                last = lookOrTell(looking, thresholds, notices, terminal);
            } while (!stop.raisedWithin(pause));
            return last;
        }
    }

    private Optional<Webhook> notices() throws Refusal {
        Optional<String> said = webhook == null ? GatewayOptions.secret(Secret.WEBHOOK) : Optional.of(webhook);
        return said.isEmpty() ? Optional.empty() : Optional.of(Webhook.at(said.get()));
    }

    /** What could not be read today may be readable tomorrow. */
    private int lookOrTell(Following looking, List<Threshold> thresholds, Optional<Webhook> notices, Terminal terminal)
            throws InterruptedException {
        try {
            return look(looking, thresholds, notices, terminal);
        } catch (Refusal e) {
            terminal.note(e.text());
            return ExitCode.of(e.kind());
        }
    }

    private int look(Following looking, List<Threshold> thresholds, Optional<Webhook> notices, Terminal terminal)
            throws Refusal, InterruptedException {
        Look look = looked(looking);
        List<Text> passed = FollowingOptions.passed(thresholds, look.status());
        format.asked()
                .show(
                        () -> StatusDocument.of(look, passed, all, terminal.language()),
                        () -> StatusJson.write(look, passed),
                        terminal);
        if (out != null) {
            OutputFile.PLAN.save(out, file -> PlanFile.write(look.plan(), file), terminal);
        }
        int exitCode = FollowingOptions.exitCode(passed, terminal);
        if (notices.isPresent() && (look.remarkable() || !passed.isEmpty())) {
            Optional<Text> lost = notices.get().send(NoticeJson.write(look, passed));
            lost.ifPresent(terminal::note);
            return lost.isPresent() ? Math.max(exitCode, ExitCode.ERROR) : exitCode;
        }
        return exitCode;
    }

    private Look looked(Following looking) throws Refusal, InterruptedException {
        try (Store store = following.openStore(directory)) {
            return looking.look(
                    directory.asOf(),
                    Instant.now(),
                    new Writing("", dialect.read().name()),
                    store);
        }
    }

    private Duration pause() throws Refusal {
        Matcher form = PAUSE.matcher(every);
        if (!form.matches()) {
            throw Refusal.input(FollowingOptions.MESSAGES.text("every", every));
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
