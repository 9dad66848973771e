package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.changes.ReverseChange;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import fr.balise.core.identity.RunName;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.operations.running.report.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What the journal knows of one run. */
public final class RunHistory {
    private static final Messages MESSAGES = Messages.beside(RunHistory.class, "history");

    /** More are not taken back from memory. */
    private static final int MANY = 10_000;

    private final String run;
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    private final Map<String, Optional<? extends JsonNode>> open = new LinkedHashMap<>();
    private final Map<Settled, Settled> reasons = new HashMap<>();
    private ObjectNode start = JsonNodeFactory.instance.objectNode();
    private boolean started;
    private boolean finished;
    private boolean purged;

    /**
     * What became of a change.
     *
     * @param why a sentence for people
     */
    public record Settled(Outcome outcome, String why) {}

    /**
     * Where the journal tells of a change, by the numbers of its entries: a national run does not fit into memory.
     *
     * @param begun the first that tells of its call; 0 when none left
     * @param intended the last that does
     * @param end the one that settled it; 0 while nobody knows what became of it
     */
    private record Trace(CarrierRef carrier, long begun, long intended, long end, Optional<Settled> settled) {}

    private RunHistory(String run) {
        this.run = run;
    }

    /**
     * Reads the history of one run.
     *
     * @throws JournalFailure when the journal knows no such run, or its content was purged
     */
    public static RunHistory of(Journal journal, RunName run) throws JournalFailure {
        return named(journal, run.value());
    }

    /**
     * Reads the history of the run that somebody names.
     *
     * @throws JournalFailure when the journal knows no such run, or its content was purged
     */
    public static RunHistory named(Journal journal, String run) throws JournalFailure {
        RunHistory history = new RunHistory(run);
        journal.read(Optional.of(run), history::add);
        if (!history.started || history.purged) {
            throw new JournalFailure(MESSAGES.text(history.purged ? "purged" : "unknown", run, known(journal)));
        }
        return history;
    }

    /** The runs that a journal knows, in the order in which they began. */
    public static List<RunName> names(Journal journal) throws JournalFailure {
        return RunOutline.all(journal).stream()
                .map(RunOutline::run)
                .map(RunName::new)
                .toList();
    }

    /** The runs that a journal knows, for people. */
    public static String known(Journal journal) throws JournalFailure {
        return RunOutline.all(journal).stream().map(RunOutline::run).collect(Collectors.joining(", "));
    }

    /**
     * The run of a plan that began since a moment; empty when none did.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public static Optional<RunName> begunSince(Journal journal, String plan, Instant moment) throws JournalFailure {
        List<String> runs = new ArrayList<>();
        journal.read(
                Entry.Kind.RUN_STARTED,
                entry -> entry.content()
                        .filter(content -> content.path("plan").asText().equals(plan))
                        .filter(content ->
                                !Instant.parse(content.path("at").asText()).isBefore(moment))
                        .ifPresent(content -> runs.add(entry.run())));
        return runs.stream().findFirst().map(RunName::new);
    }

    /**
     * The latest run that is not finished; purged runs are not looked at.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public static Optional<RunHistory> unfinished(Journal journal) throws JournalFailure {
        List<RunOutline> runs = RunOutline.all(journal);
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).state() == RunOutline.State.TO_BE_RESUMED) {
                return Optional.of(named(journal, runs.get(i).run()));
            }
        }
        return Optional.empty();
    }

    private void add(RecordedEntry entry) {
        if (RunOutline.purged(entry)) {
            purged = true;
            return;
        }
        ObjectNode content = entry.content().orElseThrow();
        switch (entry.kind()) {
            case RUN_STARTED -> {
                start = started ? start : content;
                started = true;
                finished = false;
            }
            case RUN_FINISHED -> finished = RunOutline.nothingLeft(content);
            case INTENDED -> intended(entry.number(), content);
            case APPLIED -> settled(entry.number(), content, Outcome.APPLIED);
            case ALREADY_SO -> settled(entry.number(), content, Outcome.ALREADY_SO);
            case REFUSED -> settled(entry.number(), content, Outcome.REFUSED);
            case STALE -> settled(entry.number(), content, Outcome.STALE);
            default -> {}
        }
    }

    private void intended(long number, ObjectNode content) {
        Trace known = traces.get(id(content));
        traces.put(
                id(content),
                new Trace(
                        ReverseChange.carrier(content),
                        known == null ? number : known.begun(),
                        number,
                        0,
                        Optional.empty()));
        open.put(id(content), Optional.ofNullable(content.get("wanted")));
    }

    private void settled(long number, ObjectNode content, Outcome outcome) {
        Trace known =
                traces.getOrDefault(id(content), new Trace(ReverseChange.carrier(content), 0, 0, 0, Optional.empty()));
        Settled end = new Settled(outcome, content.path("why").asText());
        Optional<Settled> shared =
                Optional.ofNullable(reasons.putIfAbsent(end, end)).or(() -> Optional.of(end));
        traces.put(id(content), new Trace(known.carrier(), known.begun(), known.intended(), number, shared));
        open.remove(id(content));
    }

    private static String id(ObjectNode content) {
        return content.path("change").asText();
    }

    private static Optional<JsonNode> member(ObjectNode content, String name) {
        return Optional.ofNullable(content.get(name));
    }

    /** Its name. */
    public RunName run() {
        return new RunName(run);
    }

    /** {@code APPLY} or {@code UNDO}. */
    public String kind() {
        return start.path("kind").asText();
    }

    /** The run that it undoes; empty for a plan's. */
    public Optional<RunName> undoes() {
        return member(start, "undoes").map(JsonNode::asText).map(RunName::new);
    }

    /** The digest of its plan. */
    public String planDigest() {
        return start.path("plan").asText();
    }

    /** The digest of the policy that decided. */
    public String policyDigest() {
        return start.path("policy").asText();
    }

    /** Where it wrote. */
    public String endpoint() {
        return start.path("endpoint").asText();
    }

    /** The normalised address of the directory that it read. */
    public String directory() {
        return start.path("directory").asText();
    }

    /** The name of the dialect in which it wrote. */
    public String dialect() {
        return start.path("dialect").asText();
    }

    /** How many refusals alike, one after the other, stop it, as the policy of its plan says and a person let pass. */
    public int identicalRefusals() {
        return start.path("identicalRefusals").asInt(RemovalLimits.USUAL.identicalRefusals());
    }

    /** The mail domains that it may touch. */
    public Set<String> domains() {
        Set<String> domains = new TreeSet<>();
        start.path("domains").forEach(domain -> domains.add(domain.asText()));
        return domains;
    }

    /** How many changes were applied, and can be taken back. */
    public long applied() {
        return traces.values().stream().filter(RunHistory::applied).count();
    }

    private static boolean applied(Trace trace) {
        return trace.settled().filter(end -> end.outcome() == Outcome.APPLIED).isPresent();
    }

    /** True when it came to its end and nothing is left that resuming it would do. */
    public boolean finished() {
        return finished;
    }

    /** What became of each change that was settled, by its id. */
    public void settled(BiConsumer<String, Settled> told) {
        traces.forEach((id, trace) -> trace.settled().ifPresent(end -> told.accept(id, end)));
    }

    /**
     * Takes back all that was made, carrier by carrier, on each the last first: so each place is found again, and what was
     * taken off comes back before what was added goes.
     */
    public List<ReverseChange> reversed(Journal journal) {
        ReversedRun reversed = new ReversedRun(
                journal,
                traces.values().stream()
                        .filter(RunHistory::applied)
                        .sorted(Comparator.comparing(Trace::carrier)
                                .thenComparing(
                                        Comparator.comparingLong(Trace::begun).reversed()))
                        .map(trace -> new ReversedRun.Entries(trace.intended(), trace.end()))
                        .toList());
        return reversed.size() > MANY ? reversed : List.copyOf(reversed);
    }

    /** Ids of changes whose call was begun and whose outcome nobody knows. */
    public Set<String> open() {
        return open.keySet();
    }

    /** Calls that were begun and not settled. */
    public EarlierCalls earlierCalls() {
        return new EarlierCalls(Map.copyOf(open));
    }
}
