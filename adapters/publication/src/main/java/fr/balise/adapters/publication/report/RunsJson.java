package fr.balise.adapters.publication.report;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.journal.audit.RunOutline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs that a journal knows, for programs, the latest last. */
public record RunsJson(String schema, List<RunJson> runs) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:runs:1";

    /** One run; author, kind and endpoint are empty, and its beginning is absent, once it was purged. */
    public record RunJson(
            String run,
            RunOutline.State state,
            Optional<String> begun,
            String author,
            String kind,
            String endpoint,
            Map<String, Integer> counts) {
        private static RunJson of(RunOutline run) {
            return new RunJson(
                    run.run(),
                    run.state(),
                    run.begun().map(Instant::toString),
                    run.author(),
                    run.kind(),
                    run.endpoint(),
                    run.counts());
        }
    }

    /** The document, ending with a line break. */
    public static String of(List<RunOutline> runs) {
        return SteadyJson.document(
                new RunsJson(SCHEMA, runs.stream().map(RunJson::of).toList()));
    }
}
