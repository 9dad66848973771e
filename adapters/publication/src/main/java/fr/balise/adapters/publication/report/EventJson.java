package fr.balise.adapters.publication.report;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.Outcome;
import java.util.Optional;
import java.util.SortedMap;

/** One event of a run, a line of NDJSON, with the members that its kind has; docs/applying.md tells which. */
public sealed interface EventJson {
    /** Its schema. */
    String SCHEMA = "urn:balise:event:1";

    /** A run begins. */
    record Started(String schema, String event, String at, String run, int changes) implements EventJson {}

    /** A change has come to its end. */
    record Settled(
            String schema,
            String event,
            String at,
            String change,
            Change.Action action,
            MailboxAddress mailbox,
            String carrier,
            Outcome outcome,
            Text why,
            Optional<Text> remedy)
            implements EventJson {}

    /** How far the run has come. */
    record Progress(
            String schema,
            String event,
            String at,
            int settled,
            int changes,
            int trouble,
            double changesPerSecond,
            long secondsLeft)
            implements EventJson {}

    /** Something to know: a pause, a stop, a refusal. */
    record Notice(String schema, String event, String at, Text text) implements EventJson {}

    /** A run is over. */
    record Finished(
            String schema,
            String event,
            String at,
            String run,
            long calls,
            long retries,
            boolean complete,
            SortedMap<Outcome, Integer> counts,
            Optional<Text> stopped)
            implements EventJson {}
}
