package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Time that passes only in pauses; what was planned for a moment happens when it comes. One thread. */
final class SimulatedTime implements Timekeeper {
    private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

    private record Event(long at, Runnable what) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>((a, b) -> Long.compare(a.at, b.at));
    private final List<Duration> pauses = new ArrayList<>();
    private long now;

    void at(long nanos, Runnable what) {
        events.add(new Event(nanos, what));
    }

    List<Duration> pauses() {
        return pauses;
    }

    /** The same time for somebody whose pauses last longer than asked. */
    Timekeeper wakingUpLate(Supplier<Duration> by) {
        SimulatedTime punctual = this;
        return new Timekeeper() {
            @Override
            public Instant now() {
                return punctual.now();
            }

            @Override
            public long nanos() {
                return punctual.nanos();
            }

            @Override
            public void pause(Duration pause) {
                punctual.pause(pause.plus(by.get()));
            }
        };
    }

    @Override
    public Instant now() {
        return START.plusNanos(now);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pause(Duration pause) {
        pauses.add(pause);
        long until = now + pause.toNanos();
        while (!events.isEmpty() && events.peek().at <= until) {
            Event event = events.remove();
            now = Math.max(now, event.at);
            event.what.run();
        }
        now = until;
    }
}
