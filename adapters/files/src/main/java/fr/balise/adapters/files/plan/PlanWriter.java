package fr.balise.adapters.files.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.adapters.files.json.SteadyJson;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.AttributeEdits;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Edit;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Reason;
import fr.balise.core.planning.Summary;
import fr.balise.core.policy.model.RemovalLimits;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;

/** Writes a plan, member by member, in an order that never changes. */
final class PlanWriter {

    private final JsonGenerator json;
    private final Writer out;

    PlanWriter(Writer out) throws IOException {
        this.out = out;
        this.json = SteadyJson.generator(out);
    }

    void write(Plan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", PlanFile.SCHEMA);
        policy(plan.policy());
        operator(plan);
        json.writeObjectFieldStart("inputs");
        for (Map.Entry<String, String> input : plan.inputs().entrySet()) {
            json.writeStringField(input.getKey(), input.getValue());
        }
        json.writeEndObject();
        json.writeStringField("asOf", plan.asOf().toString());
        summary(plan.summary());
        impact(plan.impact());
        limits(plan.limits());
        json.writeArrayFieldStart("changes");
        for (Change change : plan.changes()) {
            change(change);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Finding finding : plan.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeStringField("digest", plan.digest());
        json.writeEndObject();
        json.flush();
        out.write('\n');
    }

    private void policy(Plan.PolicyRef policy) throws IOException {
        json.writeObjectFieldStart("policy");
        json.writeStringField("name", policy.name());
        json.writeStringField("version", policy.version());
        json.writeStringField("digest", policy.digest());
        proof(policy.proof());
        json.writeEndObject();
    }

    private void proof(ProofStatus proof) throws IOException {
        json.writeObjectFieldStart("proof");
        json.writeBooleanField("proved", proof.proved());
        if (proof instanceof ProofStatus.Proved proved) {
            json.writeStringField("certificate", proved.certificate());
            json.writeStringField("engine", proved.engine());
            json.writeStringField("space", proved.space());
            json.writeNumberField("cases", proved.cases());
            SteadyJson.texts(json, "promises", proved.promises());
        } else if (proof instanceof ProofStatus.NotProved not) {
            json.writeStringField("why", not.why().name());
        }
        json.writeEndObject();
    }

    private void operator(Plan plan) throws IOException {
        json.writeObjectFieldStart("operator");
        json.writeStringField("name", plan.operator());
        SteadyJson.texts(json, "domains", plan.domains());
        json.writeEndObject();
    }

    private void summary(Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("cases", summary.cases());
        json.writeNumberField("untouched", summary.untouched());
        json.writeNumberField("required", summary.required());
        json.writeNumberField("allowed", summary.allowed());
        json.writeNumberField("remove", summary.remove());
        json.writeNumberField("undecided", summary.undecided());
        json.writeNumberField("attach", summary.attach());
        json.writeNumberField("detach", summary.detach());
        json.writeNumberField("update", summary.update());
        json.writeNumberField("keep", summary.keep());
        json.writeNumberField("findings", summary.findings());
        json.writeNumberField("calls", summary.calls());
        json.writeNumberField("etaSeconds", summary.etaSeconds());
        json.writeEndObject();
    }

    private void impact(Impact impact) throws IOException {
        json.writeObjectFieldStart("impact");
        tallies("types", impact.types());
        tallies("domains", impact.domains());
        json.writeArrayFieldStart("structures");
        for (Impact.StructureImpact structure : impact.structures()) {
            json.writeStartObject();
            json.writeStringField("name", structure.name());
            json.writeBooleanField("open", structure.open());
            tally(structure.tally());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("leftWithoutAddress");
        for (Impact.LastAddress last : impact.leftWithoutAddress()) {
            json.writeStartObject();
            json.writeStringField("practitioner", last.practitioner());
            SteadyJson.texts(json, "mailboxes", last.mailboxes());
            json.writeEndObject();
        }
        json.writeEndArray();
        SteadyJson.texts(json, "protectedRemoved", impact.protectedRemoved());
        json.writeObjectFieldStart("sources");
        for (Map.Entry<String, Integer> source : impact.sources().entrySet()) {
            json.writeNumberField(source.getKey(), source.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void tallies(String name, Map<?, Impact.Tally> tallies) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<?, Impact.Tally> each : tallies.entrySet()) {
            json.writeObjectFieldStart(each.getKey().toString());
            tally(each.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void tally(Impact.Tally tally) throws IOException {
        json.writeNumberField("published", tally.published());
        json.writeNumberField("removed", tally.removed());
        json.writeNumberField("kept", tally.kept());
    }

    private void limits(RemovalLimits limits) throws IOException {
        json.writeObjectFieldStart("limits");
        json.writeNumberField("removalShare", limits.share());
        json.writeNumberField("removalCount", limits.count());
        byType("removalShareByType", limits.shareByType());
        json.writeNumberField("removalShareByStructure", limits.shareByStructure());
        json.writeNumberField("removalShareByRule", limits.shareByRule());
        json.writeObjectFieldStart("removalsWithinDays");
        json.writeNumberField("days", limits.rolling().days());
        json.writeNumberField("share", limits.rolling().share());
        json.writeEndObject();
        json.writeNumberField("fewestMeasured", limits.fewest());
        json.writeNumberField("fewestWhole", limits.fewestWhole());
        json.writeNumberField("sourceShrink", limits.sourceShrink());
        json.writeNumberField("identicalRefusals", limits.identicalRefusals());
        json.writeEndObject();
    }

    private void byType(String name, Map<MailboxType, Integer> numbers) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<MailboxType, Integer> each : new TreeMap<>(numbers).entrySet()) {
            json.writeNumberField(each.getKey().name(), each.getValue());
        }
        json.writeEndObject();
    }

    private void change(Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", change.id());
        json.writeStringField("action", change.action().name());
        json.writeStringField("mailbox", change.target().address().value());
        json.writeStringField("mailboxType", change.target().type().name());
        carrier(change.target());
        edits(change.edits());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : change.reasons()) {
            json.writeStartObject();
            json.writeStringField("rule", reason.rule().value());
            SteadyJson.texts(json, "source", reason.sources());
            SteadyJson.text(json, "message", reason.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("expected");
        json.writeBooleanField("published", change.expected().fingerprint().isPresent());
        if (change.expected().fingerprint().isPresent()) {
            json.writeStringField("fingerprint", change.expected().fingerprint().get());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void carrier(Change.Target target) throws IOException {
        CarrierRef carrier = target.carrier();
        json.writeObjectFieldStart("carrier");
        json.writeStringField("resourceType", carrier.kind().resourceType());
        json.writeStringField("id", carrier.id());
        json.writeStringField("label", target.label());
        json.writeArrayFieldStart("identifiers");
        for (Identifier identifier : target.identifiers()) {
            json.writeStartObject();
            json.writeStringField("system", identifier.system());
            json.writeStringField("value", identifier.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What is absent is kept, what is null is cleared. */
    private void edits(AttributeEdits edits) throws IOException {
        json.writeObjectFieldStart("set");
        edit("rank", edits.rank());
        edit("redList", edits.redList());
        edit("description", edits.description());
        edit("service", edits.service());
        edit("responsible", edits.responsible());
        json.writeEndObject();
    }

    private void edit(String name, Edit<?> edit) throws IOException {
        if (edit instanceof Edit.Clear) {
            json.writeNullField(name);
        } else if (edit instanceof Edit.Set<?> set) {
            json.writePOJOField(name, set.value());
        }
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", finding.code());
        json.writeStringField("subject", finding.subject());
        SteadyJson.text(json, "message", finding.message());
        json.writeEndObject();
    }
}
