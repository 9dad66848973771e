package fr.balise.samples.sandbox.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many calls in any second, for each key. A refused call does not count: who waits a second is let in again. */
final class SlidingWindow {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int calls;
    private final LongSupplier nanoTime;
    private final Map<String, Deque<Long>> admitted = new HashMap<>();

    /** @param calls 0 for no limit */
    SlidingWindow(int calls, LongSupplier nanoTime) {
        this.calls = calls;
        this.nanoTime = nanoTime;
    }

    synchronized boolean admit(String key) {
        if (calls == 0) {
            return true;
        }
        long now = nanoTime.getAsLong();
        Deque<Long> recent = admitted.computeIfAbsent(key, k -> new ArrayDeque<>(calls));
        while (!recent.isEmpty() && now - recent.getFirst() >= SECOND) {
            recent.removeFirst();
        }
        if (recent.size() >= calls) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
