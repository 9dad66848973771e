package fr.balise.samples.sandbox.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.balise.samples.sandbox.content.Carriers;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** Says what the directory can do; no more than it does. */
public final class Capabilities implements IServerConformanceProvider<CapabilityStatement> {
    private static final List<TypeRestfulInteraction> INTERACTIONS =
            List.of(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE, TypeRestfulInteraction.PATCH);

    private final URI base;
    private final Date since;

    Capabilities(URI base, Date since) {
        this.base = base;
        this.since = since;
    }

    @Override
    public void setRestfulServer(RestfulServer server) {
        // What is offered is stated here, not derived: the engine does not bind our search parameters.
    }

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest http, RequestDetails request) {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(since)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .addFormat("application/fhir+json")
                .addPatchFormat("application/fhir+json");
        statement.getImplementation().setDescription("Balise sandbox directory").setUrl(base.toString());
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        Carriers.TYPES.forEach(type -> describe(rest.addResource(), type));
        return statement;
    }

    private static void describe(CapabilityStatementRestResourceComponent resource, String type) {
        resource.setType(type)
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setDocumentation("PATCH is by id, or conditional on an identifier; the body is a FHIRPath Patch.");
        INTERACTIONS.forEach(code -> resource.addInteraction().setCode(code));
        resource.addSearchRevInclude("PractitionerRole:practitioner")
                .addSearchRevInclude("PractitionerRole:organization");
        parameter(resource, "_id", SearchParamType.TOKEN);
        parameter(resource, "_lastUpdated", SearchParamType.DATE);
        parameter(resource, "identifier", SearchParamType.TOKEN);
        parameter(resource, "active", SearchParamType.TOKEN);
        parameter(resource, "mailbox-mss", SearchParamType.STRING);
        if (Carriers.PRACTITIONER_ROLE.equals(type)) {
            resource.addSearchInclude("PractitionerRole:practitioner")
                    .addSearchInclude("PractitionerRole:organization");
            parameter(resource, "practitioner", SearchParamType.REFERENCE);
            parameter(resource, "organization", SearchParamType.REFERENCE);
        }
    }

    private static void parameter(
            CapabilityStatementRestResourceComponent resource, String name, SearchParamType type) {
        resource.addSearchParam().setName(name).setType(type);
    }
}
