package fr.balise.adapters.files.difference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import fr.balise.adapters.files.plan.SeenEscapes;
import fr.balise.engine.cases.CaseAttribute;
import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.difference.DifferenceClass;
import fr.balise.engine.difference.Outcome;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.plan.Plan.PolicyRef;
import fr.balise.engine.policy.Rule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A difference for programs, member by member, in an order that never changes. */
final class DifferenceJson {
    private static final String SCHEMA = "urn:balise:difference:1";
    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private final JsonGenerator json;

    private DifferenceJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(DifferenceView view) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setCharacterEscapes(new SeenEscapes());
            json.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(TWO_SPACES)
                    .withArrayIndenter(TWO_SPACES));
            new DifferenceJson(json).difference(view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
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
        json.writeObjectFieldStart("which");
        json.writeStringField("fr", found.inWords().fr());
        json.writeStringField("en", found.inWords().en());
        json.writeEndObject();
        json.writeNumberField("cases", found.cases());
        example("exampleFirst", found.exampleFrom());
        example("exampleSecond", found.exampleTo());
        rules("rulesFirst", found.decidingFrom());
        rules("rulesSecond", found.decidingTo());
        if (mailboxes.isPresent()) {
            json.writeArrayFieldStart("mailboxes");
            for (MailboxAddress address : mailboxes.get()) {
                json.writeString(address.value());
            }
            json.writeEndArray();
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

    private void rules(String member, List<Rule> rules) throws IOException {
        json.writeArrayFieldStart(member);
        for (Rule rule : rules) {
            json.writeString(rule.id().value());
        }
        json.writeEndArray();
    }
}
