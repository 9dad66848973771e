package fr.balise.adapters.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.operations.running.RunIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An invented directory and plans for it. */
public final class Fixtures {
    public static final String DOMAIN = "exemple.mssante.fr";
    public static final RunIdentity SOMEBODY = new RunIdentity("camille.modele", "Balise test, JDK 17", "127.0.0.1");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    private static final String EMAIL_TYPE =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";

    private Fixtures() {}

    public static CarrierRef practitioner(String id) {
        return new CarrierRef(CarrierKind.PRACTITIONER, id);
    }

    public static CarrierRef situation(String id) {
        return new CarrierRef(CarrierKind.SITUATION, id);
    }

    public static CarrierRef structure(String id) {
        return new CarrierRef(CarrierKind.STRUCTURE, id);
    }

    /** A mailbox as the directory writes it. */
    public static String mailbox(String address, String type, String... moreMetadata) {
        String more = moreMetadata.length == 0 ? "" : "," + String.join(",", moreMetadata);
        return "{\"system\":\"email\",\"value\":\"" + address + "\",\"extension\":[{\"url\":\"" + EMAIL_TYPE
                + "\",\"valueCoding\":{\"system\":\"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/"
                + "TRE-R256-TypeMessagerie\",\"code\":\"MSSANTE\"}},{\"url\":\"" + METADATA
                + "\",\"extension\":[{\"url\":\"type\",\"valueCodeableConcept\":{\"coding\":[{\"system\":"
                + "\"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL\",\"code\":\"" + type
                + "\"}]}},{\"url\":\"listeRouge\",\"valueBoolean\":false}" + more + "]}]}";
    }

    public static String text(String name, String value) {
        return "{\"url\":\"" + name + "\",\"valueString\":\"" + value + "\"}";
    }

    public static String practitioner(String id, String rpps, String... telecoms) {
        return resource(
                "Practitioner",
                id,
                "\"identifier\":[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"8" + rpps
                        + "\"},{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"" + rpps + "\"}]",
                telecoms);
    }

    public static String situation(String id, String number, String who, String where, String... telecoms) {
        return resource(
                "PractitionerRole",
                id,
                "\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"" + number
                        + "\"}],\"practitioner\":{\"reference\":\"Practitioner/" + who
                        + "\"},\"organization\":{\"reference\":\"Organization/" + where + "\"}",
                telecoms);
    }

    public static String structure(String id, String finess, String... telecoms) {
        return resource(
                "Organization",
                id,
                "\"identifier\":[{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\"" + finess
                        + "\"}],\"name\":\"" + id + "\"",
                telecoms);
    }

    private static String resource(String type, String id, String members, String... telecoms) {
        String telecom = telecoms.length == 0 ? "" : ",\"telecom\":[" + String.join(",", telecoms) + "]";
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"active\":true," + members + telecom + "}";
    }

    public static Path write(Path folder, String... resources) {
        return write(folder, List.of(resources));
    }

    public static Path write(Path folder, List<String> resources) {
        try {
            Files.writeString(folder.resolve("annuaire.ndjson"), String.join("\n", resources) + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Change attach(String address, MailboxType type, CarrierRef carrier) {
        return attach(address, type, carrier, notListed());
    }

    public static Change attach(String address, MailboxType type, CarrierRef carrier, AttributeEdits edits) {
        return new Change.Attach(target(address, type, carrier), edits, reasons(), Expectation.absent());
    }

    /** @param shown the contact point as it stands */
    public static Change detach(String address, MailboxType type, CarrierRef carrier, String shown) {
        return new Change.Detach(target(address, type, carrier), reasons(), showing(shown));
    }

    /** @param shown the contact point as it stands */
    public static Change update(
            String address, MailboxType type, CarrierRef carrier, AttributeEdits edits, String shown) {
        return new Change.Update(target(address, type, carrier), edits, reasons(), showing(shown));
    }

    private static Expectation showing(String contactPoint) {
        return Expectation.showing(CanonicalJson.fingerprint(json(contactPoint)));
    }

    public static AttributeEdits notListed() {
        return new AttributeEdits(Edit.keep(), Edit.set(false), Edit.keep(), Edit.keep(), Edit.keep());
    }

    public static AttributeEdits redListed() {
        return new AttributeEdits(Edit.keep(), Edit.set(true), Edit.keep(), Edit.keep(), Edit.keep());
    }

    private static Change.Place target(String address, MailboxType type, CarrierRef carrier) {
        return new Change.Place(new MailboxAddress(address), type, carrier, List.of());
    }

    private static List<Reason> reasons() {
        return List.of(new Reason(new RuleId("TEST"), List.of("A3-PER"), new Text("essai", "trial")));
    }

    public static Plan plan(Change... changes) {
        return plan(Arrays.asList(changes));
    }

    public static Plan plan(List<Change> changes) {
        int removed =
                (int) changes.stream().filter(Change.Detach.class::isInstance).count();
        return plan(changes, impact(MailboxType.PER, 100, removed));
    }

    /** What is taken away from an operator with so many publications, each of another address. */
    public static Impact impact(MailboxType type, int published, int removed) {
        Impact.Tally tally = new Impact.Tally(published, removed, published - removed);
        return new Impact(
                new TreeMap<>(Map.of(type, tally)),
                new TreeMap<>(Map.of(DOMAIN, tally)),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    public static Plan plan(List<Change> changes, Impact impact) {
        List<Change> sorted = new ArrayList<>(changes);
        sorted.sort(Change.ORDER);
        return new Plan(
                new Plan.Head(
                        new Plan.PolicyRef("reference", "1.0.0", "ab".repeat(32), "ba".repeat(32), ProofStatus.NONE),
                        new Plan.OperatorRef("Opérateur d'exemple", List.of(DOMAIN, "labo.mssante.fr")),
                        Optional.empty(),
                        new TreeMap<>(Map.of("stock", "cd".repeat(32))),
                        LocalDate.parse("2026-12-01"),
                        new RemovalLimits(30, 5000, Map.of(MailboxType.ORG, 20), 25)),
                summary(sorted),
                impact,
                List.of(),
                List.of(),
                sorted,
                List.of(),
                List.of());
    }

    private static Summary summary(List<Change> changes) {
        return new Summary(
                changes.size() + 1,
                0,
                0,
                0,
                0,
                0,
                count(changes, Change.Action.ATTACH),
                count(changes, Change.Action.DETACH),
                count(changes, Change.Action.UPDATE),
                1,
                0,
                changes.size(),
                changes.size() / 17,
                Breakdown.of(changes));
    }

    private static int count(List<Change> changes, Change.Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }
}
