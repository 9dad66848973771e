package fr.balise.adapters.publication.sending;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.carriers.CarrierReading;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.changes.PreparedChange;
import fr.balise.adapters.publication.history.EarlierCalls;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.history.RecentWrites;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** What the carriers of one run share. Safe for use by several threads. */
public final class Run {
    private static final Messages MESSAGES = Messages.beside(Run.class, "sending");

    private static final long LONGEST_NAP = Duration.ofSeconds(1).toNanos();

    private final Transport transport;
    private final CarrierReading reading;
    private final PublisherSettings settings;
    private final RunLog log;
    private final Knowledge known;
    private final StopFlag stop;
    private final RunListener listener;
    private final IdenticalRefusals refusals;
    private final Timekeeper time;
    private final RandomGenerator random;
    private final Map<String, Settled> results = new ConcurrentHashMap<>();
    private final Map<Settled, Settled> reasons = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Phaser noting = new Phaser(1);
    private final AtomicLong lastHeard;
    private final AtomicLong retries = new AtomicLong();

    private record Settled(Outcome outcome, Text why) {}

    /** Begins with nothing settled; nothing is sent yet. */
    public Run(
            Transport transport,
            CarrierReading reading,
            PublisherSettings settings,
            RunLog log,
            Knowledge known,
            IdenticalRefusals refusals,
            StopFlag stop,
            RunListener listener,
            Timekeeper time,
            RandomGenerator random) {
        this.transport = transport;
        this.reading = reading;
        this.settings = settings;
        this.log = log;
        this.known = known;
        this.refusals = refusals;
        this.stop = stop;
        this.listener = listener;
        this.time = time;
        this.random = random;
        this.lastHeard = new AtomicLong(time.nanos());
    }

    Transport transport() {
        return transport;
    }

    /** Where carriers are read. */
    public CarrierReading reading() {
        return reading;
    }

    /** How plans are carried out. */
    public PublisherSettings settings() {
        return settings;
    }

    /** Where it is written down. */
    public RunLog log() {
        return log;
    }

    /**
     * What we last wrote on some carriers.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public OwnMemory memory(Collection<CarrierRef> carriers) throws JournalFailure {
        return known.memory(carriers);
    }

    /** Calls of this run that nobody settled. */
    public EarlierCalls earlier() {
        return known.earlier();
    }

    /** What was written a short while ago. */
    public RecentWrites recent() {
        return known.recent();
    }

    /** Whether it is to end. */
    public StopFlag stop() {
        return stop;
    }

    Timekeeper time() {
        return time;
    }

    /** Settles without a call. */
    public void settle(PendingChange pending, Outcome outcome, Text why) throws JournalFailure {
        log.settled(pending, outcome, why);
        tell(pending, outcome, why);
    }

    /**
     * Settles after a call. Nobody waits until it is noted: the journal keeps the order, so that it is when the next call
     * of the same carrier may leave.
     */
    void settle(PreparedChange change, Outcome outcome, Text why, Reply reply, Optional<JsonNode> after) {
        PendingChange pending = change.pending();
        settled(pending.id(), outcome, why);
        CompletableFuture<Void> noted = log.settled(change, outcome, why, reply, after);
        noting.register();
        noted.whenComplete((done, failure) -> {
            try {
                if (failure == null) {
                    told(pending, outcome, why);
                } else {
                    stop.raise(JournalFailure.of(failure).text());
                    tell(pending, Outcome.UNKNOWN, MESSAGES.text("notNoted"));
                }
            } finally {
                noting.arriveAndDeregister();
            }
        });
        if (refusals.tooMany(outcome, reply)) {
            stop.raise(MESSAGES.text("refusedAlike", why));
        }
    }

    /** Waits until all outcomes are noted, or known not to be. */
    public void awaitNoted() {
        noting.arriveAndAwaitAdvance();
    }

    /** Settles what the call of an earlier process, whose answer nobody heard, turns out to have done. */
    public void settleAsOurs(PendingChange pending, Optional<JsonNode> shown, Text why) throws JournalFailure {
        log.foundDone(pending, earlier().wanted(pending), shown, why);
        tell(pending, Outcome.APPLIED, why);
    }

    /** Takes over what an earlier process settled. */
    public void recall(RunHistory history) {
        history.settled((id, end) -> settled(id, end.outcome(), new Text(end.why(), end.why())));
    }

    /** Of a national run little may stay in memory: reasons are few. */
    private void settled(String id, Outcome outcome, Text why) {
        Settled end = new Settled(outcome, why);
        results.put(id, reasons.computeIfAbsent(end, first -> first));
    }

    /** How many changes have an outcome. */
    public int settled() {
        return results.size();
    }

    /** True when the directory is as the change wanted it. */
    public boolean done(PendingChange pending) {
        Settled end = results.get(pending.id());
        return end != null && end.outcome().done();
    }

    /** True when an outcome is known. */
    public boolean settled(PendingChange pending) {
        return results.containsKey(pending.id());
    }

    /** Leaves for a later run. */
    public void leave(PendingChange pending) {
        tell(pending, Outcome.NOT_SENT, stop.reason().orElseGet(() -> MESSAGES.text("stopped")));
    }

    private void tell(PendingChange pending, Outcome outcome, Text why) {
        settled(pending.id(), outcome, why);
        told(pending, outcome, why);
    }

    private void told(PendingChange pending, Outcome outcome, Text why) {
        begun.remove(pending.id());
        synchronized (listener) {
            listener.settled(result(pending, outcome, why));
        }
    }

    private static ChangeResult result(PendingChange pending, Outcome outcome, Text why) {
        return new ChangeResult(pending.id(), pending.action(), pending.address(), pending.carrier(), outcome, why);
    }

    /** Tells whoever listens. */
    public void notice(Text text) {
        synchronized (listener) {
            listener.notice(text);
        }
    }

    /** Notes that a call is about to leave: from now on only its outcome can tell what the directory shows. */
    void begin(List<PreparedChange> changes) {
        changes.forEach(change -> begun.add(change.pending().id()));
    }

    /** What became of an pending; every one has a result once this was asked. */
    public ChangeResult result(PendingChange pending) {
        if (!results.containsKey(pending.id())) {
            if (begun.contains(pending.id())) {
                tell(pending, Outcome.UNKNOWN, MESSAGES.text("notNoted"));
            } else {
                leave(pending);
            }
        }
        Settled end = Objects.requireNonNull(results.get(pending.id()));
        return result(pending, end.outcome(), end.why());
    }

    void sendsAgain() {
        retries.incrementAndGet();
    }

    /** Patches that were sent again. */
    public long retries() {
        return retries.get();
    }

    /** Notes a reply: a server that answers, whatever it says, is not away. */
    void heard(Reply reply) {
        if (reply instanceof Reply.Answer answer && answer.status() < 500 && answer.status() != 429) {
            answered();
        }
    }

    /** Notes that a look at the directory was answered. */
    void answered() {
        lastHeard.accumulateAndGet(time.nanos(), Math::max);
    }

    /** True when no call of the run was answered since then. */
    boolean silentSince(long nanos) {
        return lastHeard.get() - nanos <= 0;
    }

    boolean patient(long since) {
        return time.nanos() - since < settings.patience().toNanos();
    }

    /** Up to half as long again, so that many do not come back at once. */
    Duration jittered(Duration pause) {
        return pause.plusNanos((long) (pause.toNanos() * random.nextDouble() / 2));
    }

    /** Lets time pass, but not after the run was asked to stop. */
    void rest(Duration pause) throws InterruptedException {
        long until = time.nanos() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !stop.raised(); left = until - time.nanos()) {
            time.pause(Duration.ofNanos(Math.min(left, LONGEST_NAP)));
        }
    }
}
