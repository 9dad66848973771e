package fr.balise.adapters.publication.execution;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.pacing.PacedTransport;
import fr.balise.adapters.fhir.pacing.RepeatPolicy;
import fr.balise.adapters.fhir.pacing.SmoothLimiter;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.RunReport;
import fr.balise.operations.running.StopFlag;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A process of its own that begins the run, or resumes the one that the journal knows. It is there to be killed. */
final class ChildRun {
    private static final int CALLS_A_SECOND = 150;

    private ChildRun() {}

    /** Starts it as a process of its own, behind a prefix such as a shell's. */
    static ProcessBuilder process(List<String> prefix, URI server, String journal, int size) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildRun.class.getName(),
                server.toString(),
                journal,
                String.valueOf(size)));
        return new ProcessBuilder(command);
    }

    /** Arguments: the server, the journal (a file or the address of a database), the size of the plan. */
    public static void main(String[] arguments) throws Exception {
        Plan plan = LargePlan.of(Integer.parseInt(arguments[2]));
        Timekeeper time = Timekeeper.system();
        Transport wire = Publishing.transport(URI.create(arguments[0]));
        Transport transport = new PacedTransport(
                wire,
                new SmoothLimiter(CALLS_A_SECOND, time),
                RepeatPolicy.overnight(),
                time,
                new Random(),
                () -> false,
                notice -> {},
                new Traffic());
        try (SqlJournal journal = Journals.open(arguments[1], "postgres", "")) {
            PublisherSettings settings = new PublisherSettings(
                    Publishing.preset("draft-2026-06-24"),
                    Fixtures.SOMEBODY,
                    false,
                    8,
                    10,
                    Duration.ofMillis(20),
                    Duration.ofMinutes(1),
                    Duration.ofDays(1));
            Publisher publisher = new Publisher(transport, transport, settings, journal, time, new Random());
            List<String> runs = RunHistory.names(journal);
            RunReport report = runs.isEmpty()
                    ? publisher.apply(plan, "{}", Set.of(), new StopFlag(), RunListener.SILENT)
                    : publisher.resume(runs.get(0), plan, new StopFlag(), RunListener.SILENT);
            // For whoever started it: the counts, and why it stopped.
            System.out.println(report.counts() + " "
                    + report.stopped().map(Text::en).orElse("").replace('\n', ' '));
            System.exit(report.complete() ? 0 : 6);
        }
    }
}
