package fr.balise.adapters.server.runs;

import fr.balise.adapters.server.runs.RunJob.What;
import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.adapters.server.work.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of this service and of those before it, as lines to which is only ever added: what was asked for by whom, under
 * which key, which run came of it, and how it ended. What it did stands in the journal of the directory.
 */
public final class JobLog {
    private static final String JOBS = "jobs";

    private final DocumentStore store;

    /**
     * A job, as far as it came.
     *
     * @param key by which a repeated request is known again; empty for none
     * @param run its name in the journal; empty until it has one
     * @param state how it ended; empty while it is under way
     */
    public record Line(String id, What what, String key, String run, Optional<Job.State> state) {}

    /** The one of a store. */
    public JobLog(DocumentStore store) {
        this.store = store;
    }

    void add(Line line) {
        store.add(JOBS, line);
    }

    /** The last line of each job, in the order in which they began. */
    List<Line> all() {
        Map<String, Line> last = new LinkedHashMap<>();
        store.lines(JOBS, Line.class).forEach(line -> last.put(line.id(), line));
        return List.copyOf(last.values());
    }
}
