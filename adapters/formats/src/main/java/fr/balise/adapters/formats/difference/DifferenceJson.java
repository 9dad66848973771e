package fr.balise.adapters.formats.difference;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.Outcome;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.policy.model.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A difference for programs, member by member, in an order that never changes. */
public final class DifferenceJson {
    private static final String SCHEMA = "urn:balise:difference:1";

    private final JsonGenerator json;

    private DifferenceJson(JsonGenerator json) {
        this.json = json;
    }

    /** The document, ending with a line break. */
    public static String write(DifferenceView view) {
        return SteadyJson.document(json -> new DifferenceJson(json).difference(view));
    }

    private void difference(DifferenceView view) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        policy("first", view.first());
        policy("second", view.second());
        json.writeNumberField("cases", view.cases());
        json.writeNumberField("differing", view.differing());
        json.writeArrayFieldStart("classes");
        for (DifferenceClass found : view.classes()) {
            difference(found, view.mailboxes(found));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void policy(String member, PolicyRef policy) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeStringField("name", policy.name());
        json.writeStringField("version", policy.version());
        json.writeStringField("digest", policy.digest());
        json.writeEndObject();
    }

    private void difference(DifferenceClass found, Optional<SortedSet<MailboxAddress>> mailboxes) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", found.number());
        outcome("from", found.transition().from());
        outcome("to", found.transition().to());
        SteadyJson.text(json, "which", found.inWords());
        json.writeNumberField("cases", found.cases());
        example("exampleFirst", found.exampleFrom());
        example("exampleSecond", found.exampleTo());
        SteadyJson.texts(json, "rulesFirst", ids(found.decidingFrom()));
        SteadyJson.texts(json, "rulesSecond", ids(found.decidingTo()));
        if (mailboxes.isPresent()) {
            SteadyJson.texts(
                    json,
                    "mailboxes",
                    mailboxes.get().stream().map(MailboxAddress::value).toList());
        }
        json.writeEndObject();
    }

    private void outcome(String member, Outcome outcome) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeStringField("verdict", outcome.verdict().name());
        json.writeBooleanField("hidden", outcome.hidden());
        json.writeBooleanField("preferred", outcome.preferred());
        json.writeEndObject();
    }

    private void example(String member, PublicationCase example) throws IOException {
        json.writeObjectFieldStart(member);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            json.writeStringField(attribute.ruleName(), example.get(attribute).name());
        }
        json.writeEndObject();
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(rule -> rule.id().value()).toList();
    }
}
