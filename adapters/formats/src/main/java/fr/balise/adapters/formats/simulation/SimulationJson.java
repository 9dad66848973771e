package fr.balise.adapters.formats.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.ChangedMailbox.Side;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Comparison.Transition;
import fr.balise.analysis.simulation.Outcome;
import fr.balise.analysis.simulation.PlanFigures;
import fr.balise.analysis.simulation.Tally;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A comparison for programs, member by member, in an order that never changes. */
public final class SimulationJson {
    private static final String SCHEMA = "urn:balise:simulation:1";

    private final JsonGenerator json;

    private SimulationJson(JsonGenerator json) {
        this.json = json;
    }

    /** The document, ending with a line break. */
    public static String write(Comparison comparison) {
        return SteadyJson.document(json -> new SimulationJson(json).comparison(comparison));
    }

    private void comparison(Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("asOf", comparison.asOf().toString());
        json.writeObjectFieldStart("inputs");
        for (Map.Entry<String, String> input : comparison.inputs().entrySet()) {
            json.writeStringField(input.getKey(), input.getValue());
        }
        json.writeEndObject();
        figures("before", comparison.before());
        figures("after", comparison.after());
        difference(comparison);
        json.writeNumberField("compared", comparison.compared());
        tally("changedCount", comparison.all());
        json.writeArrayFieldStart("transitions");
        for (Transition transition : comparison.transitions()) {
            json.writeStartObject();
            outcome("before", transition.before());
            outcome("after", transition.after());
            tally("count", transition.tally());
            json.writeEndObject();
        }
        json.writeEndArray();
        rules(comparison.byRule());
        tallies("byMailboxType", comparison.byType());
        tallies("byCareSetting", comparison.byCareSetting());
        tallies("byMailDomain", comparison.byDomain());
        json.writeArrayFieldStart("changed");
        for (ChangedMailbox changed : comparison.changed()) {
            changed(changed);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void figures(String name, PlanFigures figures) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeObjectFieldStart("policy");
        json.writeStringField("name", figures.policy().name());
        json.writeStringField("version", figures.policy().version());
        json.writeStringField("digest", figures.policy().digest());
        json.writeEndObject();
        numbers(figures);
        left("leftWithoutAddress", figures.leftWithoutAddress());
        json.writeEndObject();
    }

    private void numbers(PlanFigures figures) throws IOException {
        json.writeNumberField("attach", figures.attach());
        json.writeNumberField("update", figures.update());
        json.writeNumberField("detach", figures.detach());
        json.writeNumberField("keep", figures.keep());
        json.writeNumberField("calls", figures.calls());
        json.writeNumberField("seconds", figures.seconds());
        json.writeNumberField("undecided", figures.undecided());
    }

    private void difference(Comparison comparison) throws IOException {
        PlanFigures before = comparison.before();
        PlanFigures after = comparison.after();
        json.writeObjectFieldStart("difference");
        numbers(new PlanFigures(
                after.policy(),
                after.attach() - before.attach(),
                after.update() - before.update(),
                after.detach() - before.detach(),
                after.keep() - before.keep(),
                after.calls() - before.calls(),
                after.seconds() - before.seconds(),
                after.undecided() - before.undecided(),
                List.of()));
        left("newlyLeftWithoutAddress", comparison.newlyLeft());
        left("noLongerLeftWithoutAddress", comparison.noLongerLeft());
        json.writeEndObject();
    }

    private void left(String name, List<LastAddress> professionals) throws IOException {
        json.writeArrayFieldStart(name);
        for (LastAddress last : professionals) {
            json.writeStartObject();
            json.writeStringField("practitioner", last.practitioner());
            SteadyJson.texts(json, "mailboxes", last.mailboxes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void rules(List<RuleShare> shares) throws IOException {
        json.writeArrayFieldStart("byRule");
        for (RuleShare share : shares) {
            json.writeStartObject();
            json.writeStringField("rule", share.rule().value());
            SteadyJson.text(json, "message", share.message());
            json.writeNumberField("before", share.before());
            json.writeNumberField("after", share.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tallies(String name, Map<?, Tally> tallies) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<?, Tally> entry : tallies.entrySet()) {
            tally(entry.getKey().toString(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void tally(String name, Tally tally) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("total", tally.total());
        json.writeNumberField("appears", tally.appears());
        json.writeNumberField("disappears", tally.disappears());
        json.writeNumberField("shownOtherwise", tally.shownOtherwise());
        json.writeNumberField("unseen", tally.unseen());
        json.writeEndObject();
    }

    private void changed(ChangedMailbox changed) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", changed.address().value());
        json.writeStringField("type", changed.type().name());
        json.writeStringField("careSetting", changed.careSetting().name());
        json.writeStringField("carrier", changed.carrier().toString());
        json.writeStringField("label", changed.label());
        json.writeStringField("consequence", changed.consequence().name());
        json.writeArrayFieldStart("shifts");
        for (Shift shift : changed.shifts()) {
            json.writeStartObject();
            json.writeStringField("attribute", shift.attribute().ruleName());
            json.writeStringField("before", shift.before().name());
            json.writeStringField("after", shift.after().name());
            json.writeEndObject();
        }
        json.writeEndArray();
        side("before", changed.before());
        side("after", changed.after());
        json.writeEndObject();
    }

    private void side(String name, Side side) throws IOException {
        json.writeObjectFieldStart(name);
        outcomeMembers(side.outcome());
        if (side.action().isPresent()) {
            json.writeStringField("action", side.action().get().name());
        }
        json.writeArrayFieldStart("reasons");
        for (Reason reason : side.reasons()) {
            json.writeStartObject();
            json.writeStringField("rule", reason.rule().value());
            SteadyJson.texts(json, "sources", reason.sources());
            SteadyJson.text(json, "message", reason.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void outcome(String name, Outcome outcome) throws IOException {
        json.writeObjectFieldStart(name);
        outcomeMembers(outcome);
        json.writeEndObject();
    }

    private void outcomeMembers(Outcome outcome) throws IOException {
        json.writeStringField("verdict", outcome.verdict().name());
        json.writeBooleanField("hidden", outcome.hidden());
        json.writeBooleanField("preferred", outcome.preferred());
    }
}
