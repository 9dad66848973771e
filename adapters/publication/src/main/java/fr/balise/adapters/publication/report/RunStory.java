package fr.balise.adapters.publication.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.RunReport;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finished run, told in the form asked for. */
public final class RunStory {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLIS = 1000.0;

    private final RunReport report;
    private final Language language;

    /** Tells of one run in one language. */
    public RunStory(RunReport report, Language language) {
        this.report = report;
        this.language = language;
    }

    private String in(String fr, String en) {
        return new Text(fr, en).in(language);
    }

    /** The name of an outcome for people. */
    public static Text name(Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> new Text("appliqués", "applied");
            case ALREADY_SO -> new Text("déjà ainsi", "already so");
            case REFUSED -> new Text("refusés", "refused");
            case STALE -> new Text("périmés", "stale");
            case UNKNOWN -> new Text("incertains", "unknown");
            case NOT_SENT -> new Text("non envoyés", "not sent");
        };
    }

    private List<ChangeResult> left() {
        return report.results().stream()
                .filter(result -> !result.outcome().done())
                .toList();
    }

    private Stream<Outcome> outcomes() {
        return Stream.of(Outcome.values()).filter(outcome -> report.count(outcome) > 0);
    }

    /** What to do next, when something is left. */
    public Optional<Text> advice() {
        if (report.count(Outcome.UNKNOWN) + report.count(Outcome.NOT_SENT) > 0) {
            return Optional.of(new Text(
                    "Pour finir : balise resume --run " + report.run(),
                    "To finish: balise resume --run " + report.run()));
        }
        if (report.count(Outcome.STALE) > 0) {
            return Optional.of(new Text(
                    "L'annuaire a changé depuis le plan : refaites le plan pour le reste.",
                    "The directory changed since the plan was made: plan again for the rest."));
        }
        return Optional.empty();
    }

    private String rate() {
        double seconds = Math.max(report.took().toMillis(), 1) / MILLIS;
        return String.format(Locale.ROOT, "%.1f", report.calls() / seconds);
    }

    private String duration() {
        long seconds = report.took().toSeconds();
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Lines of text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        left().forEach(result -> text.append("  ").append(line(result)).append('\n'));
        String counts = outcomes()
                .map(outcome -> report.count(outcome) + " " + name(outcome).in(language))
                .collect(Collectors.joining(", "));
        text.append(in(
                "Exécution " + report.run() + " : " + counts + " ; " + report.calls() + " appels en " + duration()
                        + " (" + rate() + "/s).",
                "Run " + report.run() + ": " + counts + "; " + report.calls() + " calls in " + duration() + " ("
                        + rate() + "/s)."));
        text.append('\n');
        report.stopped()
                .ifPresent(why -> text.append(in("Arrêtée : " + why.fr(), "Stopped: " + why.en()))
                        .append('\n'));
        advice().ifPresent(next -> text.append(next.in(language)).append('\n'));
        return text.toString();
    }

    private String line(ChangeResult result) {
        return name(result.outcome()).in(language) + " · " + result.action() + " " + result.address() + " · "
                + result.carrier() + (language == Language.FR ? " : " : ": ")
                + result.why().in(language);
    }

    /** JSON, every change included. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", report.run())
                .put("plan", report.planDigest())
                .put("policy", report.policyDigest())
                .put("startedAt", report.startedAt().toString())
                .put("seconds", report.took().toMillis() / MILLIS)
                .put("calls", report.calls())
                .put("complete", report.complete());
        report.stopped().ifPresent(why -> json.put("stopped", why.in(language)));
        ObjectNode counts = json.putObject("counts");
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        report.results().forEach(result -> json.withArray("results").add(of(result, language)));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** One change as JSON. */
    public static ObjectNode of(ChangeResult result, Language language) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("change", result.changeId())
                .put("action", result.action().name())
                .put("mailbox", result.address().value())
                .put("carrier", result.carrier().toString())
                .put("outcome", result.outcome().name())
                .put("why", result.why().in(language));
    }

    /** Markdown: counts, then what is left. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# " + in("Exécution ", "Run ") + report.run() + "\n\n");
        text.append(in("| Issue | Changements |\n|---|---:|\n", "| Outcome | Changes |\n|---|---:|\n"));
        outcomes()
                .forEach(outcome -> text.append("| ")
                        .append(name(outcome).in(language))
                        .append(" | ")
                        .append(report.count(outcome))
                        .append(" |\n"));
        text.append('\n')
                .append(in(
                        report.calls() + " appels en " + duration() + " (" + rate() + "/s).\n",
                        report.calls() + " calls in " + duration() + " (" + rate() + "/s).\n"));
        report.stopped()
                .ifPresent(why -> text.append("\n**").append(why.in(language)).append("**\n"));
        if (!left().isEmpty()) {
            text.append('\n');
            left().forEach(result ->
                    text.append("- ").append(escaped(line(result))).append('\n'));
        }
        advice().ifPresent(next -> text.append('\n').append(next.in(language)).append('\n'));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1").replaceAll("\\R", " ");
    }

    /** A page of HTML that needs nothing else. */
    public String html() {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"" + language.code()
                + "\">\n<meta charset=\"utf-8\">\n<title>" + html(report.run())
                + "</title>\n<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                + "table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #bbb;text-align:left}"
                + "</style>\n<h1>" + html(in("Exécution ", "Run ") + report.run()) + "</h1>\n<table>\n");
        outcomes()
                .forEach(outcome -> page.append("<tr><th scope=\"row\">")
                        .append(html(name(outcome).in(language)))
                        .append("</th><td>")
                        .append(report.count(outcome))
                        .append("</td></tr>\n"));
        page.append("</table>\n<p>")
                .append(html(in(
                        report.calls() + " appels en " + duration() + " (" + rate() + "/s).",
                        report.calls() + " calls in " + duration() + " (" + rate() + "/s).")))
                .append("</p>\n");
        report.stopped()
                .ifPresent(why -> page.append("<p><strong>")
                        .append(html(why.in(language)))
                        .append("</strong></p>\n"));
        if (!left().isEmpty()) {
            page.append("<ul>\n");
            left().forEach(result ->
                    page.append("<li>").append(html(line(result))).append("</li>\n"));
            page.append("</ul>\n");
        }
        advice().ifPresent(next ->
                page.append("<p>").append(html(next.in(language))).append("</p>\n"));
        return page.append("</html>\n").toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
