package fr.balise.adapters.publication.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.Outcome;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.util.Optional;
import java.util.stream.Collectors;

/** A finished run, told in the form asked for. */
public final class RunStory {
    private final RunSummary summary;
    private final Language language;

    /** Tells of one run in one language. */
    public RunStory(RunSummary summary, Language language) {
        this.summary = summary;
        this.language = language;
    }

    /** The name of an outcome for people. */
    public static Text name(Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> new Text("appliqué", "applied");
            case ALREADY_SO -> new Text("déjà ainsi", "already so");
            case REFUSED -> new Text("refusé", "refused");
            case STALE -> new Text("périmé", "stale");
            case UNKNOWN -> new Text("incertain", "unknown");
            case NOT_SENT -> new Text("non envoyé", "not sent");
        };
    }

    /** An outcome as people name it of several changes. */
    public static Text names(Outcome outcome) {
        Text name = name(outcome);
        return outcome == Outcome.ALREADY_SO ? name : new Text(name.fr() + "s", name.en());
    }

    /** What to do about an outcome; empty when there is nothing to do. */
    public static Optional<Text> remedy(Outcome outcome) {
        return switch (outcome) {
            case APPLIED, ALREADY_SO -> Optional.empty();
            case REFUSED ->
                Optional.of(new Text(
                        "lisez ce que répond le serveur ; corrigez la source, la politique, le dialecte ou les droits de"
                                + " la clé, puis refaites le plan",
                        "read what the server answers; correct the source, the policy, the dialect or the rights of the"
                                + " key, then plan again"));
            case STALE ->
                Optional.of(new Text(
                        "l'annuaire a changé depuis le plan et rien n'a été envoyé ; refaites le plan",
                        "the directory changed since the plan was made and nothing was sent; plan again"));
            case UNKNOWN ->
                Optional.of(new Text(
                        "l'appel est parti et nul ne sait ce qu'il a fait ; resume relit et tranche",
                        "the call left and nobody knows what it did; resume reads again and settles it"));
            case NOT_SENT ->
                Optional.of(new Text(
                        "rien n'est parti ; resume s'en charge", "it was never sent; resume takes care of it"));
        };
    }

    /** Lines of text. */
    public String text() {
        RunWords words = new RunWords(summary, language);
        StringBuilder text = new StringBuilder();
        words.left().forEach(result -> line(text, "  " + words.line(result)));
        words.more().ifPresent(more -> line(text, "  " + more));
        String counts = words.outcomes().map(words::count).collect(Collectors.joining(", "));
        String none = words.in("aucun changement", "no change");
        line(
                text,
                words.title() + words.in(" : ", ": ") + (counts.isEmpty() ? none : counts) + words.in(" ; ", "; ")
                        + words.calls() + (words.troubled() ? ", " + words.troubles() : "") + ".");
        words.stopped().ifPresent(why -> line(text, why));
        words.remedies().forEach(remedy -> line(text, "  → " + remedy + "."));
        words.differences().forEach(difference -> line(text, "  ✗ " + difference));
        words.verification().ifPresent(seen -> line(text, seen));
        words.receipt().ifPresent(receipt -> line(text, receipt));
        words.next().forEach(next -> line(text, next));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    /** JSON, every change included; docs/applying.md describes it. */
    public String json() {
        return RunJson.of(summary, language);
    }

    /** One change as JSON. */
    public static ObjectNode of(ChangeResult result, Language language) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("change", result.changeId())
                .put("action", result.action().name())
                .put("mailbox", result.address().value())
                .put("carrier", result.carrier().toString())
                .put("outcome", result.outcome().name())
                .put("why", result.why().in(language));
        remedy(result.outcome()).ifPresent(remedy -> json.put("remedy", remedy.in(language)));
        return json;
    }

    /** Markdown: counts, then what is left. */
    public String markdown() {
        return new RunMarkdown(summary, new RunWords(summary, language)).render();
    }

    /** A page of HTML that needs nothing else. */
    public String html() {
        return new RunPage(summary, new RunWords(summary, language)).render();
    }
}
