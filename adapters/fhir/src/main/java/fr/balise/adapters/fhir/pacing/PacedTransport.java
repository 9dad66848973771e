package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.engine.findings.Text;
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

    private final Transport transport;
    private final SmoothLimiter limiter;
    private final Patience patience;
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
            Patience patience,
            Timekeeper time,
            RandomGenerator random,
            BooleanSupplier abandoned,
            Consumer<Text> notices,
            Traffic traffic) {
        this.transport = transport;
        this.limiter = limiter;
        this.patience = patience;
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
    public Reply exchange(Call call) throws InterruptedException {
        long since = time.nanos();
        int attempt = 0;
        while (true) {
            Reply reply = once(call);
            attempt++;
            if (!call.reads() || !worthRepeating(reply) || abandoned.getAsBoolean() || spent(reply, attempt, since)) {
                return reply;
            }
            traffic.repeats();
            if (!tooMany(reply)) {
                comeBack(reply, backoff(attempt));
            }
        }
    }

    private Reply once(Call call) throws InterruptedException {
        if (!waitForServer()) {
            return new Reply.NoAnswer(Reply.Why.CANNOT_CONNECT, "abandoned while the server was away");
        }
        Optional<SmoothLimiter.Ticket> turn = limiter.acquire(abandoned);
        if (turn.isEmpty()) {
            return new Reply.NoAnswer(Reply.Why.CANNOT_CONNECT, "abandoned while the server asked to wait");
        }
        Reply reply;
        long from;
        try (SmoothLimiter.Ticket ticket = turn.get()) {
            from = time.nanos();
            reply = transport.exchange(call, ticket::sent);
        }
        traffic.saw(call, reply, time.nanos() - from);
        if (reply instanceof Reply.Answer) {
            answered = true;
        }
        breaker.saw(reply);
        if (tooMany(reply)) {
            Duration pause = RetryAfter.in((Reply.Answer) reply, time.now()).orElseGet(() -> jittered(FIRST_PAUSE));
            limiter.hold(pause);
            traffic.pauses(pause);
            notices.accept(new Text(
                    "Le serveur demande de ralentir (429) : pause de " + pause.toMillis() + " ms.",
                    "The server asks to slow down (429): pausing " + pause.toMillis() + " ms."));
        }
        return reply;
    }

    private void comeBack(Reply reply, Duration pause) throws InterruptedException {
        if (!breaker.open() && reply instanceof Reply.NoAnswer none) {
            notices.accept(new Text(
                    "Pas de réponse de " + base() + " (" + none.detail() + ") : nouvel essai dans " + pause.toMillis()
                            + " ms.",
                    "No answer from " + base() + " (" + none.detail() + "): trying again in " + pause.toMillis()
                            + " ms."));
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
                notices.accept(new Text(
                        "Le serveur ne répond plus : en pause jusqu'à son retour.",
                        "The server no longer answers: pausing until it is back."));
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

    private static boolean worthRepeating(Reply reply) {
        return !(reply instanceof Reply.Answer answer)
                || answer.status() == TOO_MANY
                || answer.status() == 408
                || answer.status() >= 500
                || noJson(answer);
    }

    /** A page of HTML, half a body, none, a way elsewhere: gateways in trouble send such things with a 200 or 303. */
    private static boolean noJson(Reply.Answer answer) {
        String body = answer.body().strip();
        boolean json = body.startsWith("{") && body.endsWith("}");
        return answer.status() < 400 && (answer.status() >= 300 || !json);
    }

    private boolean spent(Reply reply, int attempt, long since) {
        boolean outOfTime = time.nanos() - since >= patience.total().toNanos();
        if (reply instanceof Reply.NoAnswer none && none.neverSent()) {
            // A server that never answered is more likely a wrong address than one that will come back.
            boolean neverThere = !answered && attempt >= patience.attempts();
            return !patience.evenUnreachable() || neverThere || outOfTime;
        }
        if (tooMany(reply) || breaker.open()) {
            return outOfTime;
        }
        return attempt >= patience.attempts() || outOfTime;
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
