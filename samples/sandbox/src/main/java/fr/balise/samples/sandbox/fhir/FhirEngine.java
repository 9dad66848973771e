package fr.balise.samples.sandbox.fhir;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ETagSupportEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.content.FhirJson;
import fr.balise.samples.sandbox.criteria.Targets;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.reading.Searches;
import fr.balise.samples.sandbox.writing.MailboxPatch;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;

/** HAPI's server without its database: the interactions of the directory, and only those. */
public final class FhirEngine {
    private FhirEngine() {}

    /** The servlet to mount at the base. */
    public static RestfulServer servlet(DirectoryContent content, SandboxOptions options, URI base, Instant since) {
        RestfulServer server = new RestfulServer(FhirJson.R4);
        server.setServerAddressStrategy(new HardcodedServerAddressStrategy(base.toString()));
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        // The API promises no cache validation, and a 304 would hide a read from a client that counts on a body.
        server.setETagSupport(ETagSupportEnum.DISABLED);
        server.setServerConformanceProvider(new Capabilities(base, Date.from(since)));
        server.registerInterceptor(new RefusalForm());
        server.registerInterceptor(new TotalAsAsked());
        Searches searches = new Searches(content, options, base);
        Targets targets = new Targets(content, options.writeDialect());
        MailboxPatch patch = new MailboxPatch(options);
        List.of(Practitioner.class, PractitionerRole.class, Organization.class)
                .forEach(type -> server.registerProvider(new CarrierProvider(type, content, searches, targets, patch)));
        return server;
    }
}
