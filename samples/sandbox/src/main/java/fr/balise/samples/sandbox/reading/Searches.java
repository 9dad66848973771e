package fr.balise.samples.sandbox.reading;

import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.criteria.CriteriaReader;
import fr.balise.samples.sandbox.criteria.SystemAliases;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.options.WriteDialect;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Answers searches, page by page. A page starts after the last id of the one before, so writes in between lose nothing. */
public final class Searches {
    private static final String PAGE_TOKEN = "_page_token";

    private final DirectoryContent content;
    private final SearchReader reader;
    private final PublicView view;
    private final URI base;
    private final PageTokens tokens = new PageTokens();

    public Searches(DirectoryContent content, SandboxOptions options, URI base) {
        SystemAliases finess = new SystemAliases(WriteDialect.FINESS_ALIASES, WriteDialect.FINESS_ALIASES);
        this.content = content;
        this.reader = new SearchReader(new CriteriaReader(content, finess), options);
        this.view = new PublicView(options.hideProtectedData());
        this.base = base;
    }

    /** @throws RefusedRequest 404 */
    public Resource read(String type, String id) {
        return content.find(type, id).map(view::of).orElseThrow(() -> RefusedRequest.noSuchResource(type, id));
    }

    /** @throws RefusedRequest 400 for parameters that cannot be read, 410 for a page link that is no longer known */
    public Bundle search(String type, Map<String, String[]> parameters) {
        String[] token = parameters.get(PAGE_TOKEN);
        if (token == null) {
            return page(new PageTokens.Place(reader.read(type, parameters), null));
        }
        PageTokens.Place place = tokens.find(token[0]).orElseThrow(RefusedRequest::pageGone);
        if (!place.request().query().type().equals(type)) {
            throw RefusedRequest.pageGone();
        }
        return page(place);
    }

    private Bundle page(PageTokens.Place place) {
        SearchRequest request = place.request();
        List<Resource> found = request.query()
                .matches(content, place.afterId())
                .limit(request.pageSize() + 1L)
                .toList();
        List<Resource> matches = found.subList(0, Math.min(found.size(), request.pageSize()));

        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        if (request.withTotal()) {
            bundle.setTotal(
                    Math.toIntExact(request.query().matches(content, null).count()));
        }
        addAll(bundle, matches, SearchEntryMode.MATCH);
        addAll(bundle, new Includes(content).of(request, matches), SearchEntryMode.INCLUDE);
        if (found.size() > matches.size()) {
            String lastId = matches.get(matches.size() - 1).getIdElement().getIdPart();
            bundle.addLink().setRelation("next").setUrl(nextPage(request, lastId));
        }
        return bundle;
    }

    private String nextPage(SearchRequest request, @Nullable String lastId) {
        String token = tokens.issue(new PageTokens.Place(request, lastId));
        return base + "/" + request.query().type() + "?" + PAGE_TOKEN + "=" + token + request.layout();
    }

    private void addAll(Bundle bundle, Iterable<Resource> resources, SearchEntryMode mode) {
        for (Resource resource : resources) {
            String id = resource.getIdElement().getIdPart();
            bundle.addEntry()
                    .setFullUrl(base + "/" + resource.fhirType() + "/" + id)
                    .setResource(view.of(resource))
                    .getSearch()
                    .setMode(mode);
        }
    }
}
