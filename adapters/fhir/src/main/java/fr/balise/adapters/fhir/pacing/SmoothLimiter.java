package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Keeps the pace of one API key: evenly spaced calls, and never more than the limit in any sliding second <em>as the
 * server counts them</em>.
 *
 * <p>The server counts arrivals, and we see only when a call leaves and when its answer is back; the arrival lies in
 * between. A call therefore leaves only if, of all calls that may have arrived within the last second, fewer than the
 * limit remain. On a server that can answer fast, every call is taken to arrive as late as its answer: then no jitter of
 * the network or of this machine can break the limit. On one that never does, that would halve the pace, and the
 * slowness is the server's work rather than the way to it: then a call is taken to have arrived {@link #TOLERANCE} after
 * it was sent; later by what its answer took longer than nine in ten; and later by what this machine was lately late for
 * its own pauses. A machine that was late at all is busy, and may hold up calls as it holds up us: then whatever an
 * answer took longer than the fastest counts as time on the way, which is true of any server.
 */
public final class SmoothLimiter {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** How long a call may be on its way. */
    private static final long TOLERANCE = Duration.ofMillis(20).toNanos();

    /** A server of which one answer in five comes within this time can answer fast; the others were held up. */
    private static final long FAST = Duration.ofMillis(30).toNanos();

    /** A pause that lasts so much too long shows a machine that is busy, for as long as {@link #BUSY}. */
    private static final long LATE = Duration.ofMillis(2).toNanos();

    private static final long BUSY = 5 * SECOND;

    /** What an answer may take longer than usual because its call was late, and not for the server's work. */
    private static final long LONGEST_DELAY = Duration.ofMillis(100).toNanos();

    private static final long SHORTEST_WAIT = Duration.ofMillis(1).toNanos();

    /** How much of a lost turn may be made up for: a machine that was busy does not lower the pace for good. */
    private static final int TURNS_MADE_UP_FOR = 4;

    /** The even spacing aims a little below the limit; the window has the last word. */
    private static final double AIM = 0.99;

    /** How many answers tell what the server usually takes. */
    private static final int ANSWERS_WATCHED = 101;

    private static final int FEWEST_ANSWERS = 9;

    private final int limit;
    private final long spacing;
    private final Timekeeper time;
    private final ReentrantLock turnstile = new ReentrantLock(true);
    private final Deque<Ticket> recent = new ArrayDeque<>();
    private long nextTurn;
    private long heldUntil;
    private final long[] latencies = new long[ANSWERS_WATCHED];
    private int answers;
    private boolean fast = true;
    private long usual;
    private long fastest;
    private long lateness;
    private long latenessAt;
    private long busyUntil = Long.MIN_VALUE;

    /**
     * Makes a limiter.
     *
     * @param callsPerSecond 0 for no limit
     */
    public SmoothLimiter(int callsPerSecond, Timekeeper time) {
        this.limit = callsPerSecond;
        this.spacing = callsPerSecond == 0 ? 0 : (long) (SECOND / (callsPerSecond * AIM));
        this.time = time;
        this.nextTurn = time.nanos();
        this.heldUntil = nextTurn;
    }

    /** A call that left; {@link #close} tells that its answer is back. */
    public final class Ticket implements AutoCloseable {
        private final long left;
        private long sent = -1;
        private long back = -1;
        private boolean givenBack;

        private Ticket(long left) {
            this.left = left;
        }

        /** The request is on its way: until then this machine may have held it up. */
        public void sent() {
            synchronized (recent) {
                sent = time.nanos();
            }
        }

        /** The call did not leave after all, and does not count. */
        public void giveBack() {
            synchronized (recent) {
                recent.remove(this);
                givenBack = true;
            }
        }

        @Override
        public void close() {
            synchronized (recent) {
                if (givenBack || limit == 0) {
                    return;
                }
                back = time.nanos();
                answered(back - left);
            }
        }

        /** The latest moment at which the server may have counted it, as far as is known. */
        private long latestArrival(long now) {
            long known = back == -1 ? now : back;
            if (fast) {
                return known;
            }
            long delay = busy(now)
                    ? Math.max(known - left - fastest, lateness(now))
                    : Math.min(known - left - usual, LONGEST_DELAY) + lateness(now);
            return Math.min(known, Math.max(left, sent) + TOLERANCE + Math.max(0, delay));
        }
    }

    /** Waits for a turn; whoever came first goes first. */
    public Ticket acquire() throws InterruptedException {
        return acquire(() -> false).orElseThrow();
    }

    /**
     * Waits for a turn; whoever came first goes first.
     *
     * @param abandoned true once nobody wants the turn any more; a wait that the server asked for then ends
     * @return empty when it was abandoned
     */
    public Optional<Ticket> acquire(BooleanSupplier abandoned) throws InterruptedException {
        if (limit == 0 && untilNextTurn() == 0) {
            return Optional.of(new Ticket(time.nanos()));
        }
        turnstile.lockInterruptibly();
        try {
            for (long wait = untilNextTurn(); wait > 0; wait = untilNextTurn()) {
                if (wait > SECOND && abandoned.getAsBoolean()) {
                    return Optional.empty();
                }
                long pause = Math.min(wait, SECOND);
                long before = time.nanos();
                time.pause(Duration.ofNanos(pause));
                woke(time.nanos() - before - pause);
            }
            synchronized (recent) {
                Ticket ticket = new Ticket(time.nanos());
                nextTurn = Math.max(nextTurn + spacing, ticket.left - TURNS_MADE_UP_FOR * spacing);
                if (limit > 0) {
                    recent.addLast(ticket);
                }
                return Optional.of(ticket);
            }
        } finally {
            turnstile.unlock();
        }
    }

    private void answered(long latency) {
        latencies[answers++ % ANSWERS_WATCHED] = latency;
        int known = Math.min(answers, ANSWERS_WATCHED);
        long[] sorted = Arrays.copyOf(latencies, known);
        Arrays.sort(sorted);
        fast = known < FEWEST_ANSWERS || sorted[known / 5] <= FAST;
        usual = sorted[known * 9 / 10];
        fastest = sorted[0];
    }

    private void woke(long late) {
        synchronized (recent) {
            long now = time.nanos();
            if (late > LATE) {
                busyUntil = now + BUSY;
            }
            if (late > lateness(now)) {
                lateness = Math.min(late, LONGEST_DELAY);
                latenessAt = now;
            }
        }
    }

    private boolean busy(long now) {
        return now < busyUntil;
    }

    /** How late this machine lately was; forgotten within two seconds. */
    private long lateness(long now) {
        return Math.max(0, lateness - lateness * (now - latenessAt) / (2 * SECOND));
    }

    /** Lets nobody through for that long; the server asked for it. */
    public void hold(Duration pause) {
        synchronized (recent) {
            heldUntil = Math.max(heldUntil, time.nanos() + pause.toNanos());
        }
    }

    private long untilNextTurn() {
        synchronized (recent) {
            long now = time.nanos();
            long wait = Math.max(heldUntil - now, limit == 0 ? 0 : Math.max(nextTurn - now, untilRoom(now)));
            return wait <= 0 ? 0 : Math.max(wait, SHORTEST_WAIT);
        }
    }

    /** Forgets calls that have left the window; then waits for the one that leaves it next. */
    private long untilRoom(long now) {
        long soonest = Long.MAX_VALUE;
        int inWindow = 0;
        for (Iterator<Ticket> tickets = recent.iterator(); tickets.hasNext(); ) {
            Ticket ticket = tickets.next();
            long out = ticket.latestArrival(now) + SECOND - now;
            if (out < 0 && ticket.back != -1) {
                tickets.remove();
            } else if (out >= 0) {
                inWindow++;
                soonest = Math.min(soonest, out + 1);
            }
        }
        // While calls are still under way, the soonest of them may be back sooner than it seems.
        return inWindow < limit ? 0 : Math.min(soonest, 5 * SHORTEST_WAIT);
    }
}
