package fr.balise.samples.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.adapters.fhir.model.contact.MailboxExtensions;
import fr.balise.samples.generator.SyntheticProfessional.Situation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Resources of the directory as the read API shows them, one a line. A closed one bears its identifiers only. */
final class FhirLines implements AutoCloseable {
    private static final String SECTORS =
            "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite";
    private static final String MODES = "https://mos.esante.gouv.fr/NOS/TRE_R23-ModeExercice/FHIR/TRE-R23-ModeExercice";

    private final JsonGenerator json;

    FhirLines(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    void write(SyntheticStructure structure) throws IOException {
        String finess = SyntheticStructure.finess(structure.index());
        begin("Organization", SyntheticStructure.id(structure.index()));
        json.writeArrayFieldStart("identifier");
        identifier(NamingSystems.FINESS, finess);
        identifier(NamingSystems.ID_NAT_STRUCT, "1" + finess);
        json.writeEndArray();
        json.writeBooleanField("active", structure.active());
        if (structure.active()) {
            coded("type", SECTORS, structure.sector());
            json.writeStringField("name", structure.name());
            json.writeArrayFieldStart("address");
            json.writeStartObject();
            json.writeStringField("city", structure.town());
            json.writeStringField("postalCode", structure.postalCode());
            json.writeEndObject();
            json.writeEndArray();
            telecom(structure.shown(), structure.index());
            if (structure.partOf().isPresent()) {
                reference(
                        "partOf",
                        "Organization/"
                                + SyntheticStructure.id(structure.partOf().getAsInt()));
            }
        }
        end();
    }

    void write(SyntheticProfessional professional) throws IOException {
        String rpps = SyntheticProfessional.rpps(professional.index());
        begin("Practitioner", SyntheticProfessional.id(professional.index()));
        json.writeArrayFieldStart("identifier");
        identifier(NamingSystems.ID_NAT_PS, "8" + rpps);
        identifier(NamingSystems.RPPS, rpps);
        json.writeEndArray();
        json.writeBooleanField("active", professional.active());
        if (professional.active()) {
            json.writeArrayFieldStart("name");
            json.writeStartObject();
            json.writeStringField("family", professional.family());
            json.writeArrayFieldStart("given");
            json.writeString(professional.given());
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            telecom(professional.shown(), professional.index());
        }
        end();
    }

    void write(SyntheticProfessional professional, Situation situation) throws IOException {
        begin("PractitionerRole", "role-" + situation.number());
        json.writeArrayFieldStart("identifier");
        identifier(NamingSystems.RPPS, situation.number());
        json.writeEndArray();
        json.writeBooleanField("active", situation.active());
        reference("practitioner", "Practitioner/" + SyntheticProfessional.id(professional.index()));
        reference("organization", "Organization/" + SyntheticStructure.id(situation.structure()));
        coded("code", MODES, situation.mode());
        telecom(situation.shown(), professional.index());
        end();
    }

    private void begin(String type, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", type);
        json.writeStringField("id", id);
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void identifier(String system, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void reference(String name, String target) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("reference", target);
        json.writeEndObject();
    }

    private void coded(String name, String system, String code) throws IOException {
        json.writeArrayFieldStart(name);
        concept(system, code);
        json.writeEndArray();
    }

    private void concept(String system, String code) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("coding");
        coding(system, code);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void coding(String system, String code) throws IOException {
        json.writeStartObject();
        json.writeStringField("system", system);
        json.writeStringField("code", code);
        json.writeEndObject();
    }

    /** A telephone, as most have, before the mailboxes. */
    private void telecom(List<SyntheticMailbox> mailboxes, int number) throws IOException {
        json.writeArrayFieldStart("telecom");
        json.writeStartObject();
        json.writeStringField("system", "phone");
        json.writeStringField("value", "+331990" + (100_000 + number % 100_000));
        json.writeEndObject();
        for (SyntheticMailbox mailbox : mailboxes) {
            mailbox(mailbox);
        }
        json.writeEndArray();
    }

    private void mailbox(SyntheticMailbox mailbox) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", MailboxExtensions.EMAIL_TYPE);
        json.writeFieldName("valueCoding");
        coding(MailboxExtensions.MESSAGING_TYPES, MailboxExtensions.MSSANTE);
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("url", MailboxExtensions.METADATA);
        json.writeArrayFieldStart("extension");
        json.writeStartObject();
        json.writeStringField("url", MailboxExtensions.TYPE);
        json.writeFieldName("valueCodeableConcept");
        concept(MailboxExtensions.MAILBOX_TYPES, mailbox.type());
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("url", MailboxExtensions.RED_LIST);
        json.writeBooleanField("valueBoolean", false);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringField("system", "email");
        json.writeStringField("value", mailbox.address());
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
