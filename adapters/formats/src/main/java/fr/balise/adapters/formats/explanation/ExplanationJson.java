package fr.balise.adapters.formats.explanation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.analysis.explanation.AttributeChange;
import fr.balise.analysis.explanation.Counterfactual;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.explanation.Explanation.Place;
import fr.balise.analysis.explanation.NothingPublishes;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.SettingRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An explanation as JSON: the same bytes in any language. */
public final class ExplanationJson {
    private final JsonGenerator json;

    private ExplanationJson(JsonGenerator json) {
        this.json = json;
    }

    /** The document, ending with a line break. */
    public static String of(Explanation explanation) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(written).useDefaultPrettyPrinter()) {
            new ExplanationJson(json).write(explanation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written + "\n";
    }

    private void write(Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeStringField("mailbox", explanation.mailbox().value());
        json.writeStringField("asOf", explanation.asOf().toString());
        Policy policy = explanation.policy();
        json.writeObjectFieldStart("policy");
        json.writeStringField("name", policy.name());
        json.writeStringField("version", policy.version());
        json.writeStringField("digest", policy.digest());
        json.writeEndObject();
        json.writeArrayFieldStart("places");
        for (Place place : explanation.places()) {
            place(place);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void place(Place place) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("carrier");
        json.writeStringField("resourceType", place.carrier().kind().resourceType());
        json.writeStringField("id", place.carrier().ref().map(CarrierRef::id).orElse(""));
        json.writeStringField("label", place.label());
        json.writeEndObject();
        json.writeBooleanField("published", place.published());
        json.writeStringField("verdict", place.decision().verdict().name());
        json.writeArrayFieldStart("statements");
        for (Statement statement : place.decision().statements()) {
            statement(place, statement);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("attributes");
        for (CaseAttribute attribute : CaseAttribute.values()) {
            json.writeStringField(
                    attribute.ruleName(), place.publicationCase().get(attribute).name());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("rows");
        for (SettingRow row : place.rows()) {
            row(row);
        }
        json.writeEndArray();
        if (place.nothingPublishes().isPresent()) {
            NothingPublishes proof = place.nothingPublishes().get();
            json.writeObjectFieldStart("nothingPublishes");
            json.writeStringField("reach", proof.reach().name());
            json.writeNumberField("cases", proof.cases());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("counterfactuals");
        for (Counterfactual each : place.counterfactuals()) {
            counterfactual(each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void row(SettingRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("row", row.id().value());
        json.writeArrayFieldStart("source");
        for (String source : row.sources()) {
            json.writeString(source);
        }
        json.writeEndArray();
        json.writeStringField("table", row.place().file());
        json.writeNumberField("line", row.place().line());
        json.writeStringField(
                "sets",
                (row.subject() instanceof SettingRow.Activity ? CaseAttribute.ACTIVITY : CaseAttribute.CARE_SETTING)
                        .ruleName());
        json.writeEndObject();
    }

    private void statement(Place place, Statement statement) throws IOException {
        Rule rule = statement.rule();
        json.writeStartObject();
        json.writeStringField("rule", rule.id().value());
        json.writeArrayFieldStart("source");
        for (String source : rule.sources()) {
            json.writeString(source);
        }
        json.writeEndArray();
        json.writeStringField("effect", statement.effect().word());
        json.writeBooleanField("overridden", place.isOverridden(statement));
        text("message", rule.message());
        json.writeEndObject();
    }

    private void counterfactual(Counterfactual counterfactual) throws IOException {
        json.writeStartObject();
        json.writeStringField("verdict", counterfactual.decision().verdict().name());
        json.writeStringField("by", counterfactual.farthest().name());
        json.writeArrayFieldStart("changes");
        for (AttributeChange change : counterfactual.changes()) {
            json.writeStartObject();
            json.writeStringField("attribute", change.attribute().ruleName());
            json.writeStringField("from", change.from().name());
            json.writeStringField("to", change.to().name());
            json.writeStringField("by", change.actor().name());
            text("words", change.words());
            text("how", change.how());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rules");
        for (Rule rule : counterfactual.decision().deciding()) {
            json.writeString(rule.id().value());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void text(String name, Text text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("fr", text.fr());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }
}
