package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts calls by verb and outcome, how long they took, repetitions and pauses. Safe for use by several threads. */
public final class Traffic {
    private static final Comparator<Kind> ORDER =
            Comparator.comparing(Kind::method).thenComparing(Kind::status);

    /** Upper bounds, in seconds, of the classes in which durations are counted. */
    public static final List<Double> BOUNDS = List.of(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0);

    private static final double NANOS = 1e9;

    private final Optional<Traffic> total;
    private final Map<Kind, Long> counts = new TreeMap<>(ORDER);
    private final long[] within = new long[BOUNDS.size()];
    private long nanos;
    private long calls;
    private long repeated;
    private long pauses;
    private Duration paused = Duration.ZERO;

    /** Counts by itself. */
    public Traffic() {
        this(Optional.empty());
    }

    /** Counts into another too: what several did together. */
    public Traffic(Traffic total) {
        this(Optional.of(total));
    }

    private Traffic(Optional<Traffic> total) {
        this.total = total;
    }

    /**
     * Calls of one kind.
     *
     * @param status of HTTP, or why there was no answer
     */
    public record Kind(String method, String status) {}

    /**
     * What was seen up to a moment.
     *
     * @param within how many calls took no longer than each of {@link #BOUNDS}
     * @param seconds that all calls took together
     * @param repeated reads that were sent again
     * @param pauses that the server asked for or brought about by being away
     */
    public record Counts(
            Map<Kind, Long> byKind,
            List<Long> within,
            double seconds,
            long calls,
            long repeated,
            long pauses,
            Duration paused) {
        /** Of a run that made no calls. */
        public static Counts none() {
            return new Traffic().counts();
        }
    }

    synchronized void saw(Call call, Reply reply, long took) {
        total.ifPresent(all -> all.saw(call, reply, took));
        String status = reply instanceof Reply.Answer answer
                ? String.valueOf(answer.status())
                : ((Reply.NoAnswer) reply).why().name();
        counts.merge(new Kind(call.verb().name(), status), 1L, Long::sum);
        nanos += took;
        calls++;
        for (int i = 0; i < within.length; i++) {
            within[i] += took / NANOS <= BOUNDS.get(i) ? 1 : 0;
        }
    }

    synchronized void repeats() {
        total.ifPresent(Traffic::repeats);
        repeated++;
    }

    synchronized void pauses(Duration pause) {
        total.ifPresent(all -> all.pauses(pause));
        pauses++;
        paused = paused.plus(pause);
    }

    /** What was seen so far. */
    public synchronized Counts counts() {
        List<Long> classes = new ArrayList<>();
        for (long count : within) {
            classes.add(count);
        }
        Map<Kind, Long> kinds = new TreeMap<>(ORDER);
        kinds.putAll(counts);
        return new Counts(
                Collections.unmodifiableMap(kinds),
                List.copyOf(classes),
                nanos / NANOS,
                calls,
                repeated,
                pauses,
                paused);
    }
}
