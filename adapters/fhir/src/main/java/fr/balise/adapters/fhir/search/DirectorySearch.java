package fr.balise.adapters.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.CallFailure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** Searches a directory. */
public final class DirectorySearch {
    /** Values in one search; more make bodies and answers that servers cut. */
    public static final int BATCH = 200;

    /** So many included resources on a page may mean that the server stopped there without saying so. */
    private static final int SUSPICIOUS = 1000;

    private static final Criterion LARGE_PAGES = new Criterion("_count", "1000");

    private final Transport transport;

    /** Searches through a transport. */
    public DirectorySearch(Transport transport) {
        this.transport = transport;
    }

    /**
     * Finds the resources that have any of many values, in batches; a batch that may have been cut is halved, and what
     * it had in common with its halves comes twice.
     *
     * @param done is told how many values are dealt with
     * @throws GatewayUnavailable when the server does not answer as it must; some resources may have been taken by then
     */
    public void anyOf(AnyOf wanted, IntConsumer done, Harvest harvest) throws GatewayUnavailable, InterruptedException {
        int size = wanted.values().size();
        for (int from = 0; from < size; from += BATCH) {
            int to = Math.min(from + BATCH, size);
            batch(wanted.part(from, to), harvest);
            done.accept(to);
        }
    }

    private void batch(AnyOf wanted, Harvest harvest) throws GatewayUnavailable, InterruptedException {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.anyOf(wanted.parameter(), wanted.values()));
        criteria.addAll(wanted.others());
        List<Text> doubts = pages(wanted.type(), criteria, harvest);
        int size = wanted.values().size();
        if (doubts.isEmpty() || size == 1) {
            doubts.forEach(harvest::doubt);
            return;
        }
        batch(wanted.part(0, size / 2), harvest);
        batch(wanted.part(size / 2, size), harvest);
    }

    /**
     * Finds what meets all criteria, on every page.
     *
     * @throws GatewayUnavailable when the server does not answer as it must; some resources may have been taken by then
     */
    public void all(String type, List<Criterion> criteria, Harvest harvest)
            throws GatewayUnavailable, InterruptedException {
        pages(type, criteria, harvest).forEach(harvest::doubt);
    }

    private List<Text> pages(String type, List<Criterion> criteria, Harvest harvest)
            throws GatewayUnavailable, InterruptedException {
        List<Criterion> sent = new ArrayList<>(criteria);
        sent.add(LARGE_PAGES);
        List<Text> doubts = new ArrayList<>();
        Set<String> matches = new HashSet<>();
        Set<String> visited = new HashSet<>();
        Optional<Call> call = Optional.of(Call.search(type, Criterion.form(sent)));
        Optional<Long> total = Optional.empty();
        while (call.isPresent()) {
            BundlePage page = page(call.get());
            for (JsonNode resource : page.resources()) {
                String key = key(resource);
                if (key.startsWith(type + "/")) {
                    matches.add(key);
                }
                harvest.take(key, resource);
            }
            total = total.or(page::total);
            if (included(type, page) >= SUSPICIOUS) {
                doubts.add(new Text(
                        "l'annuaire rend " + included(type, page) + " ressources liées d'un coup et peut en avoir omis",
                        "the directory returns " + included(type, page)
                                + " related resources at once and may have left some out"));
            }
            call = page.next().filter(visited::add).map(next -> follow(type, next));
        }
        total.filter(announced -> announced > matches.size())
                .ifPresent(announced -> doubts.add(new Text(
                        "l'annuaire annonce " + announced + " " + type + " et en rend " + matches.size(),
                        "the directory announces " + announced + " " + type + " and returns " + matches.size())));
        return doubts;
    }

    private static String key(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private static long included(String type, BundlePage page) {
        return page.resources().stream()
                .map(resource -> resource.path("resourceType").asText())
                .filter(other -> !other.equals(type) && !other.equals("OperationOutcome"))
                .count();
    }

    /** The next page, asked of our own server: the key goes nowhere else, whatever the link says. */
    private static Call follow(String type, String next) {
        URI link = URI.create(next.replace("|", "%7C"));
        String path = link.getPath() == null ? "" : link.getPath();
        String query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
        if (path.endsWith("/" + type + "/_search")) {
            return Call.get(type + "/_search" + query);
        }
        return Call.get((path.endsWith(type) ? type : "") + query);
    }

    private BundlePage page(Call call) throws GatewayUnavailable, InterruptedException {
        Reply reply = transport.exchange(call);
        if (reply instanceof Reply.Answer answer && answer.status() == 200) {
            try {
                return BundlePage.read(answer.body());
            } catch (IOException e) {
                throw new GatewayUnavailable(CallFailure.of(transport.base(), call, reply));
            }
        }
        throw new GatewayUnavailable(CallFailure.of(transport.base(), call, reply));
    }
}
