package fr.balise.adapters.server.runs;

import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How the runs of a service ended, and what became of their changes. */
final class RunTally {
    private final Map<End, LongAdder> ends = new EnumMap<>(End.class);
    private final Map<Outcome, LongAdder> changes = new EnumMap<>(Outcome.class);

    /** How a run ended. */
    enum End {
        /** Every change is in the directory. */
        COMPLETE,
        /** Some are not. */
        PARTIAL,
        /** Nothing was begun, or nothing more could be told of it. */
        REFUSED
    }

    RunTally() {
        for (End end : End.values()) {
            ends.put(end, new LongAdder());
        }
        for (Outcome outcome : Outcome.values()) {
            changes.put(outcome, new LongAdder());
        }
    }

    void ended(RunReport report) {
        ended(report.complete() ? End.COMPLETE : End.PARTIAL);
        report.counts()
                .forEach((outcome, count) ->
                        Objects.requireNonNull(changes.get(outcome)).add(count));
    }

    void ended(End end) {
        Objects.requireNonNull(ends.get(end)).increment();
    }

    long count(End end) {
        return Objects.requireNonNull(ends.get(end)).sum();
    }

    long count(Outcome outcome) {
        return Objects.requireNonNull(changes.get(outcome)).sum();
    }
}
