package fr.balise.adapters.publication.execution;

import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.chain.Journals;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own that begins runs of one plan, or resumes those that the journals know, all at the same time. It is
 * there to be killed.
 */
final class ChildRun {
    private static final int CALLS_A_SECOND = 150;
    private static final String LIBRARY = "libsqlitejdbc.so";

    private ChildRun() {}

    /**
     * A run.
     *
     * @param journal a file, or the address of a database
     */
    record Place(URI server, String journal) {}

    /**
     * A process that carries out a plan of that size at each place.
     *
     * @param prefix what starts it, such as a shell's limits
     * @param library a folder for SQLite's library: what is killed would leave a copy of it behind
     */
    static ProcessBuilder process(List<String> prefix, Path library, int size, List<Place> places) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto"));
        if (unpacked(library)) {
            command.add("-Dorg.sqlite.lib.path=" + library);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChildRun.class.getName(),
                String.valueOf(size)));
        for (Place place : places) {
            command.add(place.server().toString());
            command.add(place.journal());
        }
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static boolean unpacked(Path library) throws IOException {
        Path file = library.resolve(LIBRARY);
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream packed =
                ChildRun.class.getResourceAsStream("/org/sqlite/native/Linux/" + machine + "/" + LIBRARY)) {
            if (packed != null && System.getProperty("os.name").equals("Linux") && !Files.exists(file)) {
                Files.copy(packed, file);
            }
        }
        return Files.exists(file);
    }

    /** Arguments: the size of the plan, then a server and a journal for each run. */
    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            exitCode = complete(arguments) ? 0 : 6;
        } catch (Exception e) {
            e.printStackTrace();
        }
        // Threads of other runs must not outlive one that failed.
        System.exit(exitCode);
    }

    private static boolean complete(String[] arguments) throws Exception {
        Plan plan = LargePlan.of(Integer.parseInt(arguments[0]));
        List<Callable<RunReport>> runs = new ArrayList<>();
        for (int i = 1; i < arguments.length; i += 2) {
            Place place = new Place(URI.create(arguments[i]), arguments[i + 1]);
            runs.add(() -> run(plan, place));
        }
        boolean complete = true;
        for (Future<RunReport> run : Executors.newFixedThreadPool(runs.size()).invokeAll(runs)) {
            RunReport report = run.get();
            complete &= report.complete();
            // For whoever started it: the counts, and why it stopped.
            System.out.println(report.counts() + " "
                    + report.stopped().map(Text::en).orElse("").replace('\n', ' '));
        }
        return complete;
    }

    private static RunReport run(Plan plan, Place place) throws Exception {
        try (Transport wire = Publishing.transport(place.server());
                SqlJournal journal = Journals.open(place.journal(), "postgres", "")) {
            Transport transport = Publishing.paced(wire, CALLS_A_SECOND);
            PublisherSettings settings = new PublisherSettings(
                    Publishing.preset("draft-2026-06-24"),
                    Fixtures.SOMEBODY,
                    false,
                    8,
                    10,
                    Duration.ofMillis(20),
                    Duration.ofMinutes(1),
                    Duration.ofDays(1),
                    Optional.empty());
            Publisher publisher = Publishing.publisher(transport, transport, settings, journal);
            List<RunName> runs = RunHistory.names(journal);
            return runs.isEmpty() ? publisher.apply(plan, Set.of()) : publisher.resume(runs.get(0), plan);
        }
    }
}
