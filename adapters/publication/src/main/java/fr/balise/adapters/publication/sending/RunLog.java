package fr.balise.adapters.publication.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.changes.PreparedChange;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RunName;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.sources.DirectoryAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes into the journal what one run does, with all that EX_GDT_5040 asks of each action. */
public final class RunLog {
    /** Enough for any refusal and for most resources; of a longer body the beginning and the length are kept. */
    private static final int LONGEST_BODY = 16_000;

    private final Journal journal;
    private final RunName run;
    private final RunIdentity identity;
    private final String policyDigest;
    private final URI endpoint;
    private final String target;
    private final Timekeeper time;

    /** Writes as somebody, on a server, about a directory. */
    public RunLog(
            Journal journal,
            RunName run,
            RunIdentity identity,
            String policyDigest,
            URI endpoint,
            DirectoryAddress target,
            Timekeeper time) {
        this.journal = journal;
        this.run = run;
        this.identity = identity;
        this.policyDigest = policyDigest;
        this.endpoint = endpoint;
        this.target = target.key();
        this.time = time;
    }

    /** Before anything is sent. */
    public void started(ObjectNode details) throws JournalFailure {
        ObjectNode content = common("run");
        content.put("target", target);
        content.setAll(details);
        journal.append(List.of(new Entry(run.value(), Entry.Kind.RUN_STARTED, content)), List.of());
    }

    /** Once all is dealt with that could be. */
    public void finished(ObjectNode counts, long removed) throws JournalFailure {
        ObjectNode content = common("run");
        content.set("counts", counts);
        content.put("removed", removed);
        journal.append(List.of(new Entry(run.value(), Entry.Kind.RUN_FINISHED, content)), List.of());
    }

    /** Before a call leaves. */
    void intended(List<PreparedChange> changes, Call call, int attempt) throws JournalFailure {
        List<Entry> entries = new ArrayList<>();
        for (PreparedChange change : changes) {
            ObjectNode content = about(change.pending());
            content.put("attempt", attempt);
            change.position().ifPresent(position -> content.put("position", position));
            change.before().ifPresent(before -> content.set("before", before));
            change.wanted().ifPresent(wanted -> content.set("wanted", wanted));
            content.set("request", request(call));
            entries.add(new Entry(run.value(), Entry.Kind.INTENDED, content));
        }
        journal.append(entries, List.of());
    }

    /** After a call that did not settle it. */
    void retried(List<PreparedChange> changes, Reply reply, Text why) throws JournalFailure {
        List<Entry> entries = new ArrayList<>();
        for (PreparedChange change : changes) {
            ObjectNode content = about(change.pending());
            content.put("why", why.en());
            content.set("response", response(reply));
            entries.add(new Entry(run.value(), Entry.Kind.RETRIED, content));
        }
        journal.append(entries, List.of());
    }

    /** Once it is settled without a call. */
    void settled(PendingChange pending, Outcome outcome, Text why) throws JournalFailure {
        ObjectNode content = about(pending);
        content.put("why", why.en());
        journal.append(List.of(new Entry(run.value(), kind(outcome), content)), List.of());
    }

    /**
     * Once it is settled. What was written is remembered for the next plan and the next patch, as the public data may
     * hide some of it.
     *
     * @param after the contact point as the directory then showed it
     * @return is complete once it is noted
     */
    CompletableFuture<Void> settled(
            PreparedChange change, Outcome outcome, Text why, Reply reply, Optional<JsonNode> after) {
        ObjectNode content = about(change.pending());
        content.put("why", why.en());
        content.set("response", response(reply));
        after.ifPresent(shown -> content.set("after", shown));
        List<Journal.Memory> memories = outcome == Outcome.APPLIED
                ? List.of(new Journal.Memory(
                        target,
                        change.pending().carrier().toString(),
                        change.pending().address().value(),
                        change.wanted()))
                : List.of();
        return journal.submit(List.of(new Entry(run.value(), kind(outcome), content)), memories);
    }

    /** Once a look shows that a call of before an interruption had been carried out. */
    void foundDone(PendingChange pending, Optional<? extends JsonNode> wanted, Optional<JsonNode> after, Text why)
            throws JournalFailure {
        ObjectNode content = about(pending);
        content.put("why", why.en());
        after.ifPresent(shown -> content.set("after", shown));
        journal.append(
                List.of(new Entry(run.value(), Entry.Kind.APPLIED, content)),
                List.of(new Journal.Memory(
                        target, pending.carrier().toString(), pending.address().value(), wanted)));
    }

    private static Entry.Kind kind(Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> Entry.Kind.APPLIED;
            case ALREADY_SO -> Entry.Kind.ALREADY_SO;
            case REFUSED -> Entry.Kind.REFUSED;
            case STALE -> Entry.Kind.STALE;
            case UNKNOWN -> Entry.Kind.UNKNOWN;
            case NOT_SENT -> throw new IllegalArgumentException("what was not sent leaves no trace");
        };
    }

    private ObjectNode about(PendingChange pending) {
        ObjectNode content = common(pending.action().name());
        content.put("change", pending.id());
        content.put("mailbox", pending.address().value());
        content.put("carrier", pending.carrier().toString());
        return content;
    }

    private ObjectNode common(String action) {
        return Entry.action(action, identity, time.now()).put("policy", policyDigest);
    }

    private ObjectNode request(Call call) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("method", call.verb().name());
        request.put("url", endpoint + "/" + call.target());
        call.body().ifPresent(body -> request.put("body", body.text()));
        return request;
    }

    private static ObjectNode response(Reply reply) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        if (reply instanceof Reply.Answer answer) {
            response.put("status", answer.status());
            answer.header("content-type").map(answer::logged).ifPresent(type -> response.put("contentType", type));
            answer.header("date").map(answer::logged).ifPresent(date -> response.put("date", date));
            answer.header("retry-after").map(answer::logged).ifPresent(after -> response.put("retryAfter", after));
            String body = answer.logged(answer.body().text());
            boolean whole = body.length() <= LONGEST_BODY;
            response.put("body", whole ? body : body.substring(0, LONGEST_BODY));
            if (!whole) {
                response.put("bodyLength", body.length());
            }
        } else if (reply instanceof Reply.NoAnswer none) {
            response.put("noAnswer", none.why().name());
            response.put("detail", none.detail());
        }
        return response;
    }
}
