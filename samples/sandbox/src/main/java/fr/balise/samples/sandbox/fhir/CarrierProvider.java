package fr.balise.samples.sandbox.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.content.DirectoryContent.Written;
import fr.balise.samples.sandbox.criteria.Targets;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import fr.balise.samples.sandbox.reading.Searches;
import fr.balise.samples.sandbox.writing.MailboxPatch;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with one type of resource: read, search, patch. Search parameters are read here rather than bound by
 * the engine, whose binding knows neither our page tokens nor how the directory treats what it does not know.
 */
public final class CarrierProvider implements IResourceProvider {
    /** Set on a request whose change was stored. */
    public static final String APPLIED = CarrierProvider.class.getName() + ".applied";

    private final Class<? extends Resource> type;
    private final DirectoryContent content;
    private final Searches searches;
    private final Targets targets;
    private final MailboxPatch patch;

    CarrierProvider(
            Class<? extends Resource> type,
            DirectoryContent content,
            Searches searches,
            Targets targets,
            MailboxPatch patch) {
        this.type = type;
        this.content = content;
        this.searches = searches;
        this.targets = targets;
        this.patch = patch;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    @Read
    public Resource read(@IdParam IdType id) {
        return searches.read(name(), id.getIdPart());
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        Bundle bundle = searches.search(name(), request.getParameters());
        TotalAsAsked.keep(request, bundle);
        return bundle;
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            RequestDetails request,
            HttpServletRequest http,
            PatchTypeEnum patchType,
            @ResourceParam String body) {
        String target = id == null || !id.hasIdPart() ? targets.find(name(), request.getParameters()) : id.getIdPart();
        Written written = content.change(name(), target, stored -> patch.apply(stored, body))
                .orElseThrow(() -> RefusedRequest.noSuchResource(name(), target));
        http.setAttribute(APPLIED, written.changed());
        Resource answer = written.resource().copy();
        return new MethodOutcome(new IdType(name(), target)).setResource(answer);
    }

    private String name() {
        return type.getSimpleName();
    }
}
