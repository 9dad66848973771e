package fr.balise.adapters.publication.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.verify.VerificationReport;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.VisibleText;

/** A finished run as JSON; docs/applying.md describes each member. */
public final class RunJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLIS = 1000.0;

    private RunJson() {}

    /** The run with every change. */
    public static String of(RunSummary summary, Language language) {
        RunWording words = new RunWording(language);
        RunReport report = summary.report();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", "balise-run/1")
                .put("run", report.run())
                .put("plan", report.planDigest())
                .put("policy", report.policyDigest())
                .put("endpoint", summary.endpoint())
                .put("journal", summary.journal())
                .put("startedAt", report.startedAt().toString())
                .put("seconds", report.took().toMillis() / MILLIS)
                .put("complete", report.complete());
        report.stopped().ifPresent(why -> json.put("stopped", why.in(language)));
        ObjectNode counts = json.putObject("counts");
        report.counts().forEach((outcome, count) -> counts.put(outcome.name(), count));
        json.put("calls", report.calls()).put("retries", summary.retries());
        json.putObject("pauses")
                .put("count", summary.traffic().pauses())
                .put("seconds", summary.traffic().paused().toMillis() / MILLIS);
        summary.verification().ifPresent(seen -> json.set("verification", of(seen, language)));
        summary.receipt().ifPresent(receipt -> json.set("receipt", receipt.json()));
        words.next(summary).forEach(next -> json.withArray("next").add(next.sentence() + next.command()));
        json.putArray("results");
        report.results().forEach(result -> json.withArray("results").add(of(result, words)));
        return written(json);
    }

    static String written(ObjectNode json) {
        try {
            return VisibleText.json(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** One change. */
    static ObjectNode of(ChangeResult result, RunWording words) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("change", result.changeId())
                .put("action", result.action().name())
                .put("mailbox", result.address().value())
                .put("carrier", result.carrier().toString())
                .put("outcome", result.outcome().name())
                .put("why", words.why(result));
        words.remedy(result.outcome()).ifPresent(remedy -> json.put("remedy", remedy));
        return json;
    }

    private static ObjectNode of(VerificationReport seen, Language language) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("changes", seen.changes())
                .put("checked", seen.checks().size())
                .put("agreeing", seen.checks().size() - seen.differences().size())
                .put("notVisibleYet", seen.asBefore().size());
        json.putArray("differences");
        seen.differences()
                .forEach(check -> json.withArray("differences")
                        .addObject()
                        .put("change", check.changeId())
                        .put("action", check.action().name())
                        .put("mailbox", check.address().value())
                        .put("carrier", check.carrier().toString())
                        .put("sight", check.sight().name())
                        .put("what", check.what().in(language)));
        return json;
    }
}
