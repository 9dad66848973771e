package fr.balise.adapters.fhir.search;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Explanation;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.engine.findings.Text;
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
     * Finds the resources that have any of many values, in batches; a batch that may have been cut is halved.
     *
     * @param values each escaped
     * @param others criteria of every batch
     * @param done is told how many values are dealt with
     * @throws GatewayUnavailable when the server does not answer as it must
     */
    public Found anyOf(String type, String parameter, List<String> values, List<Criterion> others, IntConsumer done)
            throws GatewayUnavailable, InterruptedException {
        Found found = new Found();
        for (int from = 0; from < values.size(); from += BATCH) {
            int to = Math.min(from + BATCH, values.size());
            found.addAll(batch(type, parameter, values.subList(from, to), others));
            done.accept(to);
        }
        return found;
    }

    private Found batch(String type, String parameter, List<String> values, List<Criterion> others)
            throws GatewayUnavailable, InterruptedException {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.anyOf(parameter, values));
        criteria.addAll(others);
        Found found = all(type, criteria);
        if (found.doubts().isEmpty() || values.size() == 1) {
            return found;
        }
        int half = values.size() / 2;
        Found halves = batch(type, parameter, values.subList(0, half), others);
        halves.addAll(batch(type, parameter, values.subList(half, values.size()), others));
        return halves;
    }

    /**
     * Finds what meets all criteria, on every page.
     *
     * @throws GatewayUnavailable when the server does not answer as it must
     */
    public Found all(String type, List<Criterion> criteria) throws GatewayUnavailable, InterruptedException {
        List<Criterion> sent = new ArrayList<>(criteria);
        sent.add(LARGE_PAGES);
        Found found = new Found();
        Set<String> visited = new HashSet<>();
        Optional<Call> call = Optional.of(Call.search(type, Criterion.form(sent)));
        Optional<Long> total = Optional.empty();
        while (call.isPresent()) {
            BundlePage page = page(call.get());
            page.resources().forEach(found::add);
            total = total.or(page::total);
            if (included(type, page) >= SUSPICIOUS) {
                found.doubt(new Text(
                        "l'annuaire rend " + included(type, page) + " ressources liées d'un coup et peut en avoir omis",
                        "the directory returns " + included(type, page)
                                + " related resources at once and may have left some out"));
            }
            call = page.next().filter(visited::add).map(next -> follow(type, next));
        }
        long matches = found.resources().keySet().stream()
                .filter(key -> key.startsWith(type + "/"))
                .count();
        total.filter(announced -> announced > matches)
                .ifPresent(announced -> found.doubt(new Text(
                        "l'annuaire annonce " + announced + " " + type + " et en rend " + matches,
                        "the directory announces " + announced + " " + type + " and returns " + matches)));
        return found;
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
                throw new GatewayUnavailable(Explanation.of(transport.base(), call, reply));
            }
        }
        throw new GatewayUnavailable(Explanation.of(transport.base(), call, reply));
    }
}
