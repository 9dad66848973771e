package fr.balise.adapters.cli;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.adapters.publication.RunIdentity;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.StopFlag;
import fr.balise.adapters.publication.apply.Publisher;
import fr.balise.adapters.publication.apply.PublisherSettings;
import fr.balise.adapters.publication.journal.Journal;
import fr.balise.adapters.publication.journal.JournalFailure;
import fr.balise.adapters.publication.journal.MemoryJournal;
import fr.balise.adapters.publication.safety.Limit;
import fr.balise.adapters.publication.safety.SafetyRefusal;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import fr.balise.engine.plan.Plan;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise apply plan.json}: carries a plan out. */
@Command(
        name = "apply",
        description = {
            "Carries a plan out: one PATCH for each change, after checking the limits over the whole plan and that each"
                    + " carrier is still as it was read.",
            "Changes whose carrier changed since are not sent; they are listed, and the others go on (exit code 4)."
        },
        footer = {"Example: balise apply plan.json --endpoint http://127.0.0.1:8080/fhir"})
final class ApplyCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "PLAN", description = "A file that plan --out wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--endpoint",
            required = true,
            paramLabel = "URL",
            description = "Server that takes the PATCH calls.")
    private String endpoint = "";

    @Option(
            names = "--directory",
            paramLabel = "URL",
            description = "Server where carriers are read before and after. Default: the endpoint.")
    private @Nullable String directory;

    @Option(names = "--combine", description = "Send all changes of one carrier in one PATCH.")
    private boolean combine;

    @Option(
            names = "--override",
            paramLabel = "LIMIT",
            description = "Goes beyond this limit all the same: removal-share, removal-count, removal-share-by-type,"
                    + " last-address, empty-plan. May be repeated.")
    private List<String> overrides = List.of();

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Override
    int run(Terminal terminal) throws GatewayUnavailable, JournalFailure, InterruptedException {
        Plan plan = ShowCommand.read(file);
        Set<Limit> lifted = overrides.stream().map(ApplyCommand::limit).collect(Collectors.toSet());
        try (Transport writing = gateway.open(endpoint);
                Transport reading = gateway.open(directory == null ? endpoint : directory);
                Journal journal = new MemoryJournal()) {
            PublisherSettings settings = PublisherSettings.of(dialect.read(), identity());
            Publisher publisher = new Publisher(
                    reading,
                    writing,
                    combine ? settings.combined() : settings,
                    journal,
                    Timekeeper.system(),
                    new SecureRandom());
            RunOutput output = new RunOutput(terminal);
            String document = new String(PlanFile.write(plan), StandardCharsets.UTF_8);
            RunReport report = publisher.apply(plan, document, lifted, new StopFlag(), output.listener());
            output.say(report);
            return RunOutput.exitCode(report);
        } catch (SafetyRefusal e) {
            throw refusal(e);
        }
    }

    static Failure refusal(SafetyRefusal e) {
        return new Failure(ExitCode.SAFETY_LIMIT, new Text(lines(e, Language.FR), lines(e, Language.EN)));
    }

    private static String lines(SafetyRefusal refusal, Language language) {
        return refusal.broken().stream()
                .map(broken -> broken.text().in(language))
                .collect(Collectors.joining(
                        "\n", "", language == Language.FR ? "\nRien n'a été envoyé." : "\nNothing was sent."));
    }

    private static Limit limit(String word) {
        return Limit.named(word).orElseThrow(() -> {
            String known = Stream.of(Limit.values())
                    .filter(Limit::mayBeLifted)
                    .map(Limit::override)
                    .collect(Collectors.joining(", "));
            return Failure.error(
                    "--override ne connaît pas « " + word + " » ; valeurs admises : " + known + ".",
                    "--override does not know '" + word + "'; allowed: " + known + ".");
        });
    }

    static RunIdentity identity() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version");
        return new RunIdentity(
                System.getProperty("user.name", "unknown"),
                "balise " + Version.current() + " (" + system + ")",
                host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
