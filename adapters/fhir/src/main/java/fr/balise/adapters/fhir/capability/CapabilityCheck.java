package fr.balise.adapters.fhir.capability;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.SituationSearch;
import fr.balise.adapters.fhir.dialect.Targeting;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.CallFailure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Extension;

/** Compares a server's CapabilityStatement with what a dialect is going to ask of it. Nothing is written. */
public final class CapabilityCheck {
    /** An element of R5, as the extension that R4 has for it. */
    private static final String CONDITIONAL_PATCH =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-CapabilityStatement.rest.resource.conditionalPatch";

    private final CapabilityStatement statement;
    private final ApiDialect dialect;
    private final List<Remark> remarks = new ArrayList<>();

    private CapabilityCheck(CapabilityStatement statement, ApiDialect dialect) {
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
        CapabilityStatement statement = statement(reply)
                .orElseThrow(() -> new GatewayUnavailable(CallFailure.of(transport.base(), call, reply)));
        CapabilityCheck check = new CapabilityCheck(statement, dialect);
        check.look();
        return List.copyOf(check.remarks);
    }

    /** Empty when the reply brings none. Codes that FHIR does not know are passed over: others still count. */
    private static Optional<CapabilityStatement> statement(Reply reply) {
        if (!(reply instanceof Reply.Answer answer) || answer.status() != 200) {
            return Optional.empty();
        }
        try {
            return Optional.of(FhirContext.forR4Cached()
                            .newJsonParser()
                            .setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors())
                            .parseResource(answer.body().stream()))
                    .filter(CapabilityStatement.class::isInstance)
                    .map(CapabilityStatement.class::cast);
        } catch (DataFormatException e) {
            return Optional.empty();
        }
    }

    private void look() {
        String version = statement.getFhirVersion() == null
                ? ""
                : statement.getFhirVersion().toCode();
        remark(version.startsWith("4.0") ? Level.FINE : Level.WRONG, "version", version);
        boolean writesOnly = writesOnly();
        if (writesOnly) {
            remark(Level.FINE, "writesOnly");
        }
        for (CarrierKind kind : CarrierKind.values()) {
            CapabilityStatementRestResourceComponent resource = resource(kind);
            if (!writesOnly) {
                declared("read", has(resource, TypeRestfulInteraction.SEARCHTYPE), kind);
            }
            declared("write", has(resource, TypeRestfulInteraction.PATCH), kind);
            parameters(kind, !writesOnly).forEach(name -> declared("parameter", searches(resource, name), kind, name));
            if (dialect.targeting() == Targeting.CONDITIONAL) {
                conditional(kind, resource);
            }
        }
    }

    /** A dedicated endpoint takes patches and nothing else; the directory answers elsewhere. */
    private boolean writesOnly() {
        List<CapabilityStatementRestResourceComponent> all = resources();
        return all.stream().anyMatch(resource -> has(resource, TypeRestfulInteraction.PATCH))
                && all.stream().noneMatch(resource -> has(resource, TypeRestfulInteraction.SEARCHTYPE));
    }

    private Set<String> parameters(CarrierKind kind, boolean reads) {
        Set<String> names = new LinkedHashSet<>();
        if (reads || dialect.targeting() == Targeting.CONDITIONAL) {
            names.add("identifier");
        }
        if (reads) {
            names.add("mailbox-mss");
        }
        if (kind == CarrierKind.SITUATION
                && dialect.targeting() == Targeting.CONDITIONAL
                && dialect.situationSearch() == SituationSearch.PRACTITIONER_AND_ORGANIZATION) {
            names.addAll(List.of("practitioner", "organization"));
        }
        return names;
    }

    private void conditional(CarrierKind kind, CapabilityStatementRestResourceComponent resource) {
        Extension declared = resource.getExtensionByUrl(CONDITIONAL_PATCH);
        if (declared == null) {
            remark(Level.UNDECLARED, "conditional.undeclared", kind.resourceType());
        } else if (declared.hasValue() && "true".equals(declared.getValue().primitiveValue())) {
            remark(Level.FINE, "conditional", kind.resourceType());
        } else {
            remark(Level.WRONG, "conditional.denied", kind.resourceType());
        }
    }

    private List<CapabilityStatementRestResourceComponent> resources() {
        return statement.getRest().stream()
                .flatMap(rest -> rest.getResource().stream())
                .toList();
    }

    private CapabilityStatementRestResourceComponent resource(CarrierKind kind) {
        return resources().stream()
                .filter(resource -> kind.resourceType().equals(resource.getType()))
                .findFirst()
                .orElseGet(CapabilityStatementRestResourceComponent::new);
    }

    private static boolean has(CapabilityStatementRestResourceComponent resource, TypeRestfulInteraction wanted) {
        return resource.getInteraction().stream().anyMatch(interaction -> interaction.getCode() == wanted);
    }

    private static boolean searches(CapabilityStatementRestResourceComponent resource, String name) {
        return resource.getSearchParam().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private void declared(String key, boolean declared, CarrierKind kind, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(more));
        arguments.add(0, kind.resourceType());
        remark(declared ? Level.FINE : Level.UNDECLARED, declared ? key : key + ".undeclared", arguments.toArray());
    }

    private void remark(Level level, String key, Object... arguments) {
        remarks.add(new Remark(level, DialectSummary.MESSAGES.text(key, arguments)));
    }
}
