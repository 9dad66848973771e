package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Diagnostics;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A transport that keeps the pace, comes back when the server says, waits while it is away, and repeats reads. A patch
 * is never repeated here: whoever sends it must first see what became of it.
 */
public final class PacedTransport implements Transport {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    private static final Messages MESSAGES = Messages.beside(PacedTransport.class, "pauses");

    private final Transport transport;
    private final SmoothLimiter limiter;
    private final RepeatPolicy repeats;
    private final Timekeeper time;
    private final RandomGenerator random;
    private final BooleanSupplier abandoned;
    private final Consumer<Text> notices;
    private final Traffic traffic;
    private final PausingBreaker breaker;
    private volatile boolean answered;

    /**
     * Wraps a transport.
     *
     * @param limiter shared by all transports that use the same key
     * @param random for jitter; used by several threads
     * @param abandoned true once nobody wants an answer any more: waiting then ends
     * @param notices is told of pauses
     * @param traffic counts what passes
     */
    public PacedTransport(
            Transport transport,
            SmoothLimiter limiter,
            RepeatPolicy repeats,
            Timekeeper time,
            RandomGenerator random,
            BooleanSupplier abandoned,
            Consumer<Text> notices,
            Traffic traffic) {
        this.transport = transport;
        this.limiter = limiter;
        this.repeats = repeats;
        this.time = time;
        this.random = random;
        this.abandoned = abandoned;
        this.notices = notices;
        this.traffic = traffic;
        this.breaker = new PausingBreaker(time);
    }

    @Override
    public URI base() {
        return transport.base();
    }

    @Override
    public Reply exchange(Call call, Departure departure) throws InterruptedException {
        long since = time.nanos();
        int attempt = 0;
        while (true) {
            Reply reply = once(call, departure);
            attempt++;
            if (!worthRepeating(call, reply) || abandoned.getAsBoolean() || spent(reply, attempt, since)) {
                return reply;
            }
            traffic.repeats();
            if (!tooMany(reply)) {
                comeBack(reply, backoff(attempt));
            }
        }
    }

    private Reply once(Call call, Departure departure) throws InterruptedException {
        if (!waitForServer()) {
            return Reply.withheld();
        }
        Reply reply = null;
        try {
            reply = inItsTurn(call, departure);
        } finally {
            breaker.saw(call, reply);
        }
        if (tooMany(reply)) {
            slowDown((Reply.Answer) reply);
        }
        return reply;
    }

    private Reply inItsTurn(Call call, Departure departure) throws InterruptedException {
        Optional<SmoothLimiter.Ticket> turn = limiter.acquire(abandoned);
        if (turn.isEmpty()) {
            return Reply.withheld();
        }
        try (SmoothLimiter.Ticket ticket = turn.get()) {
            long from = time.nanos();
            Reply reply = transport.exchange(call, new Departure() {
                @Override
                public boolean mayLeave() throws InterruptedException {
                    return departure.mayLeave();
                }

                @Override
                public void sent() {
                    ticket.sent();
                    departure.sent();
                }
            });
            if (neverLeft(reply)) {
                ticket.giveBack();
                return reply;
            }
            traffic.saw(call, reply, time.nanos() - from);
            if (reply instanceof Reply.Answer) {
                answered = true;
            }
            return reply;
        }
    }

    private static boolean neverLeft(Reply reply) {
        return reply instanceof Reply.NoAnswer none
                && (none.why() == Reply.Why.WITHHELD || none.why() == Reply.Why.BAD_ADDRESS);
    }

    private void slowDown(Reply.Answer answer) {
        Duration pause = RetryAfter.in(answer, time.now()).orElseGet(() -> jittered(FIRST_PAUSE));
        limiter.hold(pause);
        traffic.pauses(pause);
        notices.accept(MESSAGES.text("slow", pause.toMillis()));
    }

    private void comeBack(Reply reply, Duration pause) throws InterruptedException {
        if (!breaker.open() && reply instanceof Reply.NoAnswer none) {
            notices.accept(MESSAGES.text("again", base(), none.detail(), pause.toMillis()));
        }
        time.pause(pause);
    }

    private boolean waitForServer() throws InterruptedException {
        boolean told = false;
        long from = time.nanos();
        while (!breaker.lets()) {
            if (abandoned.getAsBoolean()) {
                return false;
            }
            if (!told && breaker.open()) {
                told = true;
                notices.accept(MESSAGES.text("away", base()));
            }
            time.pause(breaker.pause());
        }
        if (told) {
            traffic.pauses(Duration.ofNanos(time.nanos() - from));
        }
        return true;
    }

    private static boolean tooMany(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.status() == TOO_MANY;
    }

    private static boolean worthRepeating(Call call, Reply reply) {
        if (!call.reads() || call.divisible() && Reply.mayManageLess(reply)) {
            return false;
        }
        if (reply instanceof Reply.NoAnswer none) {
            return switch (none.why()) {
                case BAD_ADDRESS, WITHHELD, OUT_OF_BOUNDS -> false;
                case UNKNOWN_HOST, CANNOT_CONNECT, TLS, TIMED_OUT, BROKEN -> true;
            };
        }
        Reply.Answer answer = (Reply.Answer) reply;
        return switch (answer.status()) {
            case 408, TOO_MANY -> true;
            case 501 -> false;
            default ->
                answer.status() >= 500 ? Diagnostics.unknownParameter(answer).isEmpty() : unreadable(answer);
        };
    }

    /** A page of HTML, half a body, none, a way elsewhere: gateways in trouble send such things with a 200 or 303. */
    private static boolean unreadable(Reply.Answer answer) {
        return answer.status() < 400
                && (answer.status() >= 300 || !answer.body().looksLikeJsonObject());
    }

    private boolean spent(Reply reply, int attempt, long since) {
        boolean outOfTime = time.nanos() - since >= repeats.total().toNanos();
        if (reply instanceof Reply.NoAnswer none && none.neverSent()) {
            // A server that never answered is more likely a wrong address than one that will come back.
            boolean neverThere = !answered && attempt >= repeats.attempts();
            return !repeats.evenUnreachable() || neverThere || outOfTime;
        }
        if (tooMany(reply) || breaker.open()) {
            return outOfTime;
        }
        return attempt >= repeats.attempts() || outOfTime;
    }

    private Duration backoff(int attempt) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        return jittered(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled);
    }

    /** Up to half as long again, so that many do not come back at once. */
    private Duration jittered(Duration pause) {
        return pause.plusNanos((long) (pause.toNanos() * random.nextDouble() / 2));
    }

    @Override
    public void close() {
        transport.close();
    }
}
