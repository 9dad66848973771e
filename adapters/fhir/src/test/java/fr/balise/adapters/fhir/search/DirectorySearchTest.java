package fr.balise.adapters.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectorySearchTest {
    private final List<Call> calls = new ArrayList<>();
    private final Found found = new Found();

    private DirectorySearch answering(Function<Call, String> server) {
        return new DirectorySearch(new Transport() {
            @Override
            public URI base() {
                return URI.create("https://annuaire.exemple.invalid/fhir/v2");
            }

            @Override
            public Reply exchange(Call call, Departure departure) {
                calls.add(call);
                return new Reply.Answer(200, Map.of(), server.apply(call));
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        });
    }

    private static List<String> ids(Call call) {
        String form = URLDecoder.decode(call.body().orElseThrow().text(), StandardCharsets.UTF_8);
        return List.of(form.substring("_id=".length(), form.indexOf('&')).split(","));
    }

    private static String bundle(String link, Stream<String> resources) {
        return "{\"resourceType\":\"Bundle\"" + link + ",\"entry\":["
                + resources.map(resource -> "{\"resource\":" + resource + "}").collect(Collectors.joining(",")) + "]}";
    }

    private static String resource(String type, String id) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"}";
    }

    private void anyOf(DirectorySearch search, List<String> ids) throws Exception {
        search.anyOf(new AnyOf("Practitioner", "_id", ids, List.of()), done -> {}, found);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }

    @Test
    void long_lists_go_in_batches_of_two_hundred() throws Exception {
        anyOf(answering(call -> bundle("", ids(call).stream().map(id -> resource("Practitioner", id)))), names(450));

        assertThat(calls).hasSize(3);
        assertThat(found.resources()).hasSize(450);
        assertThat(found.doubts()).isEmpty();
    }

    /** Else a national directory would be in memory as a whole. */
    @Test
    void resources_are_handed_on_before_the_next_batch_is_asked_for() throws Exception {
        List<Integer> callsBefore = new ArrayList<>();
        ResourceConsumer counting = new ResourceConsumer() {
            @Override
            public void take(String key, JsonNode resource, String fullUrl) {
                callsBefore.add(calls.size());
            }

            @Override
            public void doubt(Text why) {
                throw new AssertionError(why.en());
            }
        };
        answering(call -> bundle("", ids(call).stream().map(id -> resource("Practitioner", id))))
                .anyOf(new AnyOf("Practitioner", "_id", names(450), List.of()), done -> {}, counting);

        assertThat(callsBefore).hasSize(450).startsWith(1).endsWith(3);
        assertThat(callsBefore.get(DirectorySearch.BATCH)).isEqualTo(2);
    }

    /** A server that never includes more than a thousand resources, and does not say so. */
    @Test
    void a_batch_that_may_have_been_cut_is_halved_until_nothing_is_missing() throws Exception {
        int rolesEach = 12;
        anyOf(
                answering(call -> bundle(
                        "",
                        Stream.concat(
                                ids(call).stream().map(id -> resource("Practitioner", id)),
                                ids(call).stream()
                                        .flatMap(id -> IntStream.range(0, rolesEach)
                                                .mapToObj(r -> resource("PractitionerRole", id + "-" + r)))
                                        .limit(1000)))),
                names(200));

        assertThat(found.resources()).hasSize(200 + 200 * rolesEach);
        assertThat(found.doubts()).isEmpty();
        assertThat(calls).hasSizeGreaterThan(1);
    }

    @Test
    void a_total_that_is_not_reached_leaves_a_doubt() throws Exception {
        answering(call -> bundle(",\"total\":3", Stream.of(resource("Practitioner", "p1"))))
                .all("Practitioner", List.of(), found);

        assertThat(found.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.en()).contains("announces 3 Practitioner and returns 1"));
    }

    @Test
    void the_next_page_is_asked_of_our_own_server_whatever_the_link_says() throws Exception {
        String link = ",\"link\":[{\"relation\":\"next\",\"url\":"
                + "\"https://elsewhere.exemple.invalid/fhir/Practitioner?_page_token=a%2Bb\"}]";
        answering(call ->
                        bundle(calls.size() == 1 ? link : "", Stream.of(resource("Practitioner", "p" + calls.size()))))
                .all("Practitioner", List.of(), found);

        assertThat(found.resources()).hasSize(2);
        assertThat(calls.get(1)).isEqualTo(Call.get("Practitioner?_page_token=a%2Bb"));
    }

    @Test
    void a_page_that_links_to_itself_does_not_turn_for_ever() throws Exception {
        String link =
                ",\"link\":[{\"relation\":\"next\",\"url\":\"https://x.invalid/fhir/Practitioner?_page_token=1\"}]";
        answering(call -> bundle(link, Stream.of(resource("Practitioner", "p1"))))
                .all("Practitioner", List.of(), found);

        assertThat(calls).hasSize(2);
    }

    @Test
    void a_resource_that_comes_twice_counts_once() throws Exception {
        answering(call -> bundle("", Stream.of(resource("Practitioner", "p1"), resource("Practitioner", "p1"))))
                .all("Practitioner", List.of(), found);

        assertThat(found.resources()).hasSize(1);
    }

    @Test
    void a_bundle_that_breaks_off_is_no_answer() {
        DirectorySearch search = answering(
                call -> bundle("", Stream.of(resource("Practitioner", "p1"))).substring(0, 60));

        assertThatThrownBy(() -> search.all("Practitioner", List.of(), found))
                .isInstanceOf(GatewayUnavailable.class)
                .hasMessageContaining("without a readable FHIR resource");
    }
}
