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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySearchTest {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
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
    void no_more_than_a_few_batches_are_asked_for_before_their_resources_are_handed_on() throws Exception {
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
                .anyOf(new AnyOf("Practitioner", "_id", names(3000), List.of()), done -> {}, counting);

        assertThat(callsBefore).hasSize(3000).startsWith(1).endsWith(15);
        for (int i = 0; i < 3000; i++) {
            assertThat(callsBefore.get(i)).isLessThanOrEqualTo(i / DirectorySearch.BATCH + CallsAhead.MOST);
        }
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

    private static String next(String url) {
        return ",\"link\":[{\"relation\":\"next\",\"url\":\"" + url + "\"}]";
    }

    /** Wherever the link leads, nothing but our own server is asked. */
    @ParameterizedTest
    @CsvSource({
        "https://annuaire.exemple.invalid/fhir/v2/_page?id=a%2Bb, _page?id=a%2Bb",
        "https://annuaire.exemple.invalid:443/fhir/v2?_page_token=1, ?_page_token=1",
        "https://annuaire.exemple.invalid/fhir/v2/Practitioner/_search?_page_token=1|2, Practitioner/_search?_page_token=1%7C2",
        "https://annuaire.exemple.invalid/autre/_page?id=1, /autre/_page?id=1",
        "http://interne.exemple.invalid:8080/fhir/v2/_page?id=1, _page?id=1",
        "_page?id=1, _page?id=1"
    })
    void the_servers_own_link_is_followed_on_our_own_server(String link, String target) throws Exception {
        answering(call -> bundle(
                        calls.size() == 1 ? next(link) : "", Stream.of(resource("Practitioner", "p" + calls.size()))))
                .all("Practitioner", List.of(), found);

        assertThat(found.resources()).hasSize(2);
        assertThat(found.doubts()).isEmpty();
        assertThat(calls.get(1)).isEqualTo(Call.get(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.exemple.invalid/_page?id=1",
                "//elsewhere.exemple.invalid/x",
                "https://annuaire.exemple.invalid:8443/autre",
                "http://annuaire.exemple.invalid/autre",
                "mailto:a@exemple.invalid",
                "http://[",
                "https://%zz"
            })
    void a_link_to_nowhere_or_elsewhere_is_told_and_not_followed(String link) throws Exception {
        answering(call -> bundle(next(link), Stream.of(resource("Practitioner", "p1"))))
                .all("Practitioner", List.of(), found);

        assertThat(calls).hasSize(1);
        assertThat(found.doubts()).hasSize(1);
    }

    /** An empty page, the same again, or the same under ever new addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"empty", "same", "fresh"})
    void pages_that_bring_nothing_new_end_the_search_with_a_doubt(String kind) throws Exception {
        answering(call -> bundle(
                        next("https://annuaire.exemple.invalid/fhir/v2/_page?id="
                                + (kind.equals("same") ? "1" : String.valueOf(calls.size()))),
                        kind.equals("empty") && calls.size() > 1
                                ? Stream.of()
                                : Stream.of(resource("Practitioner", "p1"))))
                .all("Practitioner", List.of(), found);

        assertThat(calls).hasSize(2);
        assertThat(found.doubts()).hasSize(1);
    }

    /** Matches may all be there, but what is included with them is counted by no total. */
    @Test
    void an_announced_page_that_is_empty_leaves_a_doubt_whatever_the_total() throws Exception {
        answering(call -> calls.size() == 1
                        ? bundle(
                                ",\"total\":1" + next("https://annuaire.exemple.invalid/fhir/v2/_page?id=1"),
                                Stream.of(resource("Practitioner", "p1")))
                        : bundle(",\"total\":1", Stream.of()))
                .all("Practitioner", List.of(), found);

        assertThat(found.doubts()).hasSize(1);
    }

    private static final String CUT =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\",\"code\":\"incomplete\"}]}";

    @Test
    void what_a_server_left_out_of_much_and_gives_with_less_leaves_no_doubt() throws Exception {
        anyOf(
                answering(call -> bundle(
                        "",
                        Stream.concat(
                                ids(call).stream().map(id -> resource("Practitioner", id)),
                                ids(call).size() > 30 ? Stream.of(CUT) : Stream.of()))),
                names(100));

        assertThat(found.resources()).hasSize(100);
        assertThat(found.doubts()).isEmpty();
    }

    @Test
    void a_server_that_always_says_that_something_is_missing_is_not_asked_for_each_value_alone() throws Exception {
        anyOf(answering(call -> bundle("", Stream.of(CUT))), names(2000));

        assertThat(found.doubts()).hasSizeGreaterThan(20);
        assertThat(calls).hasSizeLessThan(100);
    }

    /** New resources on every page, for ever. */
    @Test
    void a_search_without_end_is_ended() throws Exception {
        answering(call -> bundle(
                        next("https://annuaire.exemple.invalid/fhir/v2/_page?id=" + calls.size()),
                        Stream.of(resource("Practitioner", "p" + calls.size()))))
                .all("Practitioner", List.of(), found);

        assertThat(calls).hasSize(5000);
        assertThat(found.doubts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resource\":null}",
                "{}",
                "{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"x\"}]}}",
                "{\"resource\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\",\"code\":"
                        + "\"incomplete\"}]}}"
            })
    void an_entry_that_says_that_something_is_missing_leaves_a_doubt(String entry) throws Exception {
        answering(call -> "{\"resourceType\":\"Bundle\",\"entry\":[" + entry + "]}")
                .all("Practitioner", List.of(), found);

        assertThat(found.doubts()).hasSize(1);
    }

    private DirectorySearch replying(Function<Call, Reply> server) {
        return new DirectorySearch(new Transport() {
            @Override
            public URI base() {
                return URI.create("https://annuaire.exemple.invalid/fhir/v2");
            }

            @Override
            public Reply exchange(Call call, Departure departure) {
                calls.add(call);
                return server.apply(call);
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        });
    }

    /** The same path on our server may lead nowhere, and a page is kept for a while only. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void an_announced_page_that_is_not_there_leaves_a_doubt(int status) throws Exception {
        String first = bundle(
                next("https://elsewhere.exemple.invalid/fhir/v2/_page?id=1"),
                Stream.of(resource("Practitioner", "p1")));
        replying(call -> calls.size() == 1
                        ? new Reply.Answer(200, Map.of(), first)
                        : new Reply.Answer(status, Map.of(), "{\"resourceType\":\"OperationOutcome\"}"))
                .all("Practitioner", List.of(), found);

        assertThat(found.resources()).containsOnlyKeys("Practitioner/p1");
        assertThat(found.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.en()).contains("is not there"));
    }

    private static Reply.Answer ok(Call call) {
        return new Reply.Answer(200, Map.of(), bundle("", ids(call).stream().map(id -> resource("Practitioner", id))));
    }

    @Test
    void what_a_server_does_not_manage_is_asked_for_in_halves() throws Exception {
        anyOf(
                replying(call -> call.verb() == Call.Verb.GET || ids(call).size() > 30
                        ? new Reply.Answer(500, Map.of(), "out of breath")
                        : ok(call)),
                names(100));

        assertThat(found.resources()).hasSize(100);
        assertThat(found.doubts()).isEmpty();
    }

    /** It fails a few times until its measure is found, and not for every batch again. */
    @Test
    void what_a_server_does_not_manage_is_remembered() throws Exception {
        anyOf(
                replying(call -> call.body().orElseThrow().text().length() > 900
                        ? new Reply.NoAnswer(Reply.Why.TIMED_OUT, "30 s")
                        : ok(call)),
                names(2000));

        assertThat(found.resources()).hasSize(2000);
        assertThat(calls).hasSizeLessThan(30);
    }

    @Test
    void a_time_out_is_met_with_less() throws Exception {
        anyOf(
                replying(call -> ids(call).size() > 60 ? new Reply.NoAnswer(Reply.Why.TIMED_OUT, "30 s") : ok(call)),
                names(100));

        assertThat(found.resources()).hasSize(100);
    }

    @Test
    void a_server_that_searches_by_get_alone_is_searched_by_get() throws Exception {
        anyOf(
                replying(call -> call.verb() == Call.Verb.POST
                        ? new Reply.Answer(
                                500,
                                Map.of(),
                                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":"
                                        + "\"Parameter _id not found for resource Practitioner/_search\"}]}")
                        : new Reply.Answer(200, Map.of(), bundle("", Stream.of(resource("Practitioner", "p1"))))),
                names(450));

        assertThat(calls.stream().filter(call -> call.verb() == Call.Verb.POST)).hasSize(1);
        assertThat(found.resources()).hasSize(1);
    }

    @Test
    void batches_are_bounded_in_bytes() throws Exception {
        List<String> long_names =
                IntStream.range(0, 100).mapToObj(i -> "p".repeat(200) + i).toList();
        anyOf(answering(call -> bundle("", ids(call).stream().map(id -> resource("Practitioner", id)))), long_names);

        assertThat(found.resources()).hasSize(100);
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.body().orElseThrow().text().length())
                        .isLessThan(DirectorySearch.BATCH_BYTES + 200));
    }

    @Test
    void an_unknown_parameter_is_told_once_and_done_without() throws Exception {
        List<String> told = new ArrayList<>();
        ResourceConsumer consumer = new ResourceConsumer() {
            @Override
            public void take(String key, JsonNode resource, String fullUrl) {
                found.take(key, resource, fullUrl);
            }

            @Override
            public void doubt(Text why) {
                throw new AssertionError(why.en());
            }

            @Override
            public void unsupported(String resourceType, String parameter) {
                told.add(parameter);
            }
        };
        replying(call -> call.body().map(Object::toString).orElse(call.target()).contains("_total")
                        ? new Reply.Answer(
                                400,
                                Map.of(),
                                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":"
                                        + "\"Parameter _total not found for resource Practitioner\"}]}")
                        : ok(call))
                .anyOf(new AnyOf("Practitioner", "_id", names(300), List.of()), done -> {}, consumer);

        assertThat(told).containsExactly("_total");
        assertThat(found.resources()).hasSize(300);
        assertThat(calls).extracting(Call::verb).containsOnly(Call.Verb.POST);
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
