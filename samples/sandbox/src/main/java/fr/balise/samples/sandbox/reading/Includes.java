package fr.balise.samples.sandbox.reading;

import static fr.balise.samples.sandbox.reading.SearchRequest.ROLE_TO_ORGANIZATION;
import static fr.balise.samples.sandbox.reading.SearchRequest.ROLE_TO_PRACTITIONER;

import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.DirectoryContent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** The resources that come with the matches of a page, each once and none that is itself a match. */
final class Includes {
    private final DirectoryContent content;

    Includes(DirectoryContent content) {
        this.content = content;
    }

    Collection<Resource> of(SearchRequest request, List<Resource> matches) {
        Map<String, Resource> included = new LinkedHashMap<>();
        for (Resource match : matches) {
            linked(request, match).forEach(resource -> included.putIfAbsent(key(resource), resource));
        }
        matches.forEach(match -> included.remove(key(match)));
        return included.values();
    }

    private Stream<Resource> linked(SearchRequest request, Resource match) {
        return Stream.of(
                        request.includes().contains(ROLE_TO_PRACTITIONER)
                                ? target(Carriers.PRACTITIONER, Carriers.practitionerId(match))
                                : Stream.<Resource>empty(),
                        request.includes().contains(ROLE_TO_ORGANIZATION)
                                ? target(Carriers.ORGANIZATION, Carriers.organizationId(match))
                                : Stream.<Resource>empty(),
                        request.reverseIncludes().contains(ROLE_TO_PRACTITIONER)
                                ? roles(match, Carriers.PRACTITIONER)
                                : Stream.<Resource>empty(),
                        request.reverseIncludes().contains(ROLE_TO_ORGANIZATION)
                                ? roles(match, Carriers.ORGANIZATION)
                                : Stream.<Resource>empty())
                .flatMap(resources -> resources);
    }

    private Stream<Resource> target(String type, Optional<String> id) {
        return id.flatMap(each -> content.find(type, each)).stream();
    }

    private Stream<Resource> roles(Resource match, String type) {
        if (!match.fhirType().equals(type)) {
            return Stream.empty();
        }
        String id = match.getIdElement().getIdPart();
        return (type.equals(Carriers.PRACTITIONER) ? content.rolesOfPractitioner(id) : content.rolesInOrganization(id))
                .stream().sorted().flatMap(role -> content.find(Carriers.PRACTITIONER_ROLE, role).stream());
    }

    private static String key(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
