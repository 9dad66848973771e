package fr.balise.adapters.fhir.capability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.SituationSearch;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.CallFailure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a server's CapabilityStatement with what a dialect is going to ask of it. Nothing is written. */
public final class CapabilityCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode statement;
    private final ApiDialect dialect;
    private final List<Remark> remarks = new ArrayList<>();

    private CapabilityCheck(JsonNode statement, ApiDialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    /** One thing that was looked at. */
    public record Remark(Level level, Text text) {}

    /** How good a remark is. */
    public enum Level {
        /** The server says that it does it. */
        FINE,
        /** The server does not say so; it may all the same. */
        UNDECLARED,
        /** The server says otherwise. */
        WRONG
    }

    /**
     * Reads {@code /metadata} and compares.
     *
     * @throws GatewayUnavailable when the server gives no CapabilityStatement
     */
    public static List<Remark> of(Transport transport, ApiDialect dialect)
            throws GatewayUnavailable, InterruptedException {
        Call call = Call.get("metadata");
        Reply reply = transport.exchange(call);
        if (reply instanceof Reply.Answer answer && answer.status() == 200) {
            Optional<JsonNode> statement = answer.body()
                    .json()
                    .filter(resource -> resource.path("resourceType").asText().equals("CapabilityStatement"));
            if (statement.isPresent()) {
                CapabilityCheck check = new CapabilityCheck(statement.get(), dialect);
                check.look();
                return List.copyOf(check.remarks);
            }
        }
        throw new GatewayUnavailable(CallFailure.of(transport.base(), call, reply));
    }

    private void look() {
        String version = statement.path("fhirVersion").asText();
        remark(
                version.startsWith("4.0") ? Level.FINE : Level.WRONG,
                "FHIR " + version + " ; Balise parle FHIR 4.0.1",
                "FHIR " + version + "; Balise speaks FHIR 4.0.1");
        for (CarrierKind kind : CarrierKind.values()) {
            JsonNode resource = resource(kind);
            interaction(kind, resource, "search-type", "lire par lots", "read in batches");
            interaction(kind, resource, "patch", "écrire", "write");
            parameter(kind, resource, "identifier");
            parameter(kind, resource, "mailbox-mss");
        }
        if (dialect.targeting() == Targeting.CONDITIONAL) {
            situationSearch();
        }
    }

    private JsonNode resource(CarrierKind kind) {
        for (JsonNode rest : statement.path("rest")) {
            for (JsonNode resource : rest.path("resource")) {
                if (kind.resourceType().equals(resource.path("type").asText())) {
                    return resource;
                }
            }
        }
        return MAPPER.missingNode();
    }

    private void interaction(CarrierKind kind, JsonNode resource, String code, String fr, String en) {
        boolean declared = has(resource.path("interaction"), "code", code);
        remark(
                declared ? Level.FINE : Level.UNDECLARED,
                kind.resourceType() + " : " + fr + " (" + code + ")" + (declared ? "" : " n'est pas déclaré"),
                kind.resourceType() + ": " + en + " (" + code + ")" + (declared ? "" : " is not declared"));
    }

    private void parameter(CarrierKind kind, JsonNode resource, String name) {
        boolean declared = has(resource.path("searchParam"), "name", name);
        remark(
                declared ? Level.FINE : Level.UNDECLARED,
                kind.resourceType() + " : paramètre " + name + (declared ? "" : " non déclaré"),
                kind.resourceType() + ": parameter " + name + (declared ? "" : " is not declared"));
    }

    private void situationSearch() {
        List<String> names = switch (dialect.situationSearch()) {
            case IDENTIFIER -> List.of("identifier");
            case PRACTITIONER_ROLE_IDENTIFIER -> List.of("practitionerRole.identifier");
            case PRACTITIONER_AND_ORGANIZATION -> List.of("practitioner", "organization");
        };
        names.forEach(name -> parameter(CarrierKind.SITUATION, resource(CarrierKind.SITUATION), name));
        if (dialect.situationSearch() != SituationSearch.IDENTIFIER) {
            remark(
                    Level.UNDECLARED,
                    "Un CapabilityStatement ne dit pas quels PATCH conditionnels un serveur comprend ; essayez sur une"
                            + " ressource, ou visez par identifiant logique (targeting: BY_ID)",
                    "A CapabilityStatement does not say which conditional patches a server understands; try it on one"
                            + " resource, or target by logical id (targeting: BY_ID)");
        }
    }

    private static boolean has(JsonNode list, String member, String value) {
        for (JsonNode item : list) {
            if (value.equals(item.path(member).asText())) {
                return true;
            }
        }
        return false;
    }

    private void remark(Level level, String fr, String en) {
        remarks.add(new Remark(level, new Text(fr + ".", en + ".")));
    }
}
