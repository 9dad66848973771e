package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.RecordedEntry;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.publication.changes.RecordedChange;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.operations.running.report.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the journal knows of one run. */
public final class RunHistory {
    private static final Messages MESSAGES = Messages.beside(RunHistory.class, "history");

    private final String run;
    private final Map<String, RecordedChange> changes = new LinkedHashMap<>();
    private ObjectNode start = JsonNodeFactory.instance.objectNode();
    private boolean started;
    private boolean finished;
    private boolean purged;

    private RunHistory(String run) {
        this.run = run;
    }

    /**
     * Reads the history of one run.
     *
     * @throws JournalFailure when the journal knows no such run, or its content was purged
     */
    public static RunHistory of(Journal journal, String run) throws JournalFailure {
        RunHistory history = new RunHistory(run);
        journal.read(Optional.of(run), history::add);
        if (!history.started || history.purged) {
            String known = String.join(", ", names(journal));
            throw new JournalFailure(MESSAGES.text(history.purged ? "purged" : "unknown", run, known));
        }
        return history;
    }

    /** The runs that a journal knows, in the order in which they began. */
    public static List<String> names(Journal journal) throws JournalFailure {
        return RunOutline.all(journal).stream().map(RunOutline::run).toList();
    }

    /**
     * The run of a plan that began since a moment; empty when none did.
     *
     * @throws JournalFailure when the journal cannot be read
     */
    public static Optional<String> begunSince(Journal journal, String plan, Instant moment) throws JournalFailure {
        List<String> runs = new ArrayList<>();
        journal.read(
                Entry.Kind.RUN_STARTED,
                entry -> entry.content()
                        .filter(content -> content.path("plan").asText().equals(plan))
                        .filter(content ->
                                !Instant.parse(content.path("at").asText()).isBefore(moment))
                        .ifPresent(content -> runs.add(entry.run())));
        return runs.stream().findFirst();
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
                return Optional.of(of(journal, runs.get(i).run()));
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
            case INTENDED -> changes.put(id(content), recorded(content));
            case APPLIED -> settled(content, Outcome.APPLIED);
            case ALREADY_SO -> settled(content, Outcome.ALREADY_SO);
            case REFUSED -> settled(content, Outcome.REFUSED);
            case STALE -> settled(content, Outcome.STALE);
            default -> {}
        }
    }

    private void settled(ObjectNode content, Outcome outcome) {
        RecordedChange begun = changes.getOrDefault(id(content), recorded(content));
        changes.put(
                begun.id(),
                begun.settled(
                        outcome, member(content, "after"), content.path("why").asText()));
    }

    private static String id(ObjectNode content) {
        return content.path("change").asText();
    }

    private static RecordedChange recorded(ObjectNode content) {
        return new RecordedChange(
                id(content),
                new MailboxAddress(content.path("mailbox").asText()),
                carrier(content.path("carrier").asText()),
                member(content, "position").map(JsonNode::asInt),
                member(content, "before"),
                member(content, "wanted"),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static Optional<JsonNode> member(ObjectNode content, String name) {
        return Optional.ofNullable(content.get(name));
    }

    private static CarrierRef carrier(String reference) {
        int slash = reference.indexOf('/');
        for (CarrierKind kind : CarrierKind.values()) {
            if (kind.resourceType().equals(reference.substring(0, Math.max(slash, 0)))) {
                return new CarrierRef(kind, reference.substring(slash + 1));
            }
        }
        throw new IllegalStateException("no carrier: " + reference + "; run journal verify");
    }

    /** Its name. */
    public String run() {
        return run;
    }

    /** {@code APPLY} or {@code UNDO}. */
    public String kind() {
        return start.path("kind").asText();
    }

    /** The run that it undoes; empty for a plan's. */
    public Optional<String> undoes() {
        return member(start, "undoes").map(JsonNode::asText);
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
        return changes().stream().filter(RecordedChange::applied).count();
    }

    /** True when it came to its end and nothing is left that resuming it would do. */
    public boolean finished() {
        return finished;
    }

    /** Its changes, in the order in which each was first dealt with. */
    public Collection<RecordedChange> changes() {
        return changes.values();
    }

    /** What became of one change; empty when it was not dealt with. */
    public Optional<RecordedChange> change(String id) {
        return Optional.ofNullable(changes.get(id));
    }

    /** Ids of changes whose call was begun and whose outcome nobody knows. */
    public List<String> open() {
        List<String> open = new ArrayList<>();
        changes.values().stream().filter(change -> change.outcome().isEmpty()).forEach(change -> open.add(change.id()));
        return open;
    }

    /** Calls that were begun and not settled. */
    public EarlierCalls earlierCalls() {
        Map<String, Optional<? extends JsonNode>> wanted = new LinkedHashMap<>();
        changes.values().stream()
                .filter(change -> change.outcome().isEmpty())
                .forEach(change -> wanted.put(change.id(), change.wanted()));
        return new EarlierCalls(wanted);
    }
}
