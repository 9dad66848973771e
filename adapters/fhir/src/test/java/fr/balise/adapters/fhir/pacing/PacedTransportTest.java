package fr.balise.adapters.fhir.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.search.AnyOf;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.fhir.search.Found;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacedTransportTest {
    private static final Call READ = Call.get("Practitioner/p1");
    private static final Call WRITE = Call.patch("Practitioner/p1", "{}");

    private final SimulatedTime time = new SimulatedTime();
    private final List<Text> notices = new ArrayList<>();
    private final List<Duration> moments = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private boolean abandoned;

    private static Reply answer(int status, String... headers) {
        Map<String, List<String>> all = headers.length == 0 ? Map.of() : Map.of(headers[0], List.of(headers[1]));
        return new Reply.Answer(status, all, "{}");
    }

    private static Reply silence(Reply.Why why) {
        return new Reply.NoAnswer(why, "");
    }

    private PacedTransport answering(RepeatPolicy patience, Reply... replies) {
        Deque<Reply> queue = new ArrayDeque<>(List.of(replies));
        return answering(patience, call -> queue.size() > 1 ? queue.remove() : queue.element());
    }

    private PacedTransport answering(RepeatPolicy patience, Function<Call, Reply> server) {
        Transport transport = new Transport() {
            @Override
            public URI base() {
                return URI.create("http://annuaire.exemple.invalid/fhir");
            }

            @Override
            public Reply exchange(Call call, Departure departure) throws InterruptedException {
                if (!departure.mayLeave()) {
                    return Reply.withheld();
                }
                moments.add(Duration.ofNanos(time.nanos()));
                return server.apply(call);
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        };
        return new PacedTransport(
                transport,
                new SmoothLimiter(0, time),
                patience,
                time,
                new Random(1),
                () -> abandoned,
                notices::add,
                traffic);
    }

    private static int status(Reply reply) {
        return ((Reply.Answer) reply).status();
    }

    static Stream<Reply> unreadable() {
        return Stream.of(
                new Reply.Answer(200, Map.of(), ""),
                new Reply.Answer(200, Map.of(), "<html><body>Revenez plus tard</body></html>"),
                new Reply.Answer(200, Map.of(), "{\"resourceType\":\"Bund"),
                new Reply.Answer(303, Map.of("Location", List.of("http://ailleurs.exemple.invalid")), ""));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_read_that_brought_no_json_is_repeated_and_a_write_is_not(Reply useless) throws InterruptedException {
        PacedTransport transport = answering(RepeatPolicy.ofSomebodyWatching(), useless, answer(200));
        assertThat(((Reply.Answer) transport.exchange(READ)).body().text()).isEqualTo("{}");

        assertThat(answering(RepeatPolicy.ofSomebodyWatching(), useless, answer(200))
                        .exchange(WRITE))
                .isEqualTo(useless);
        assertThat(moments).hasSize(3);
    }

    @Test
    void a_search_that_can_be_asked_in_parts_is_not_repeated_whole() throws InterruptedException {
        Call search = Call.search("Practitioner", "identifier=1,2").inParts();

        assertThat(status(answering(RepeatPolicy.overnight(), answer(500), answer(200))
                        .exchange(search)))
                .isEqualTo(500);
        assertThat(time.pauses()).isEmpty();
        assertThat(status(answering(RepeatPolicy.overnight(), answer(503), answer(200))
                        .exchange(search)))
                .isEqualTo(200);
    }

    /** A server that fails over more than seven values of every search, for good. */
    @Test
    void a_server_that_manages_little_is_asked_for_little_without_a_pause() throws Exception {
        Set<String> named = new HashSet<>();
        PacedTransport transport = answering(RepeatPolicy.overnight(), call -> {
            String form = call.body().map(Call.Body::text).orElse(call.target().substring("Practitioner?".length()));
            String values = URLDecoder.decode(form, StandardCharsets.UTF_8);
            List<String> ids = List.of(
                    values.substring("_id=".length(), values.indexOf('&')).split(","));
            if (ids.size() > 7) {
                return new Reply.Answer(500, Map.of(), "out of breath");
            }
            named.addAll(ids);
            return new Reply.Answer(200, Map.of(), "{\"resourceType\":\"Bundle\"}");
        });
        List<String> ids = IntStream.range(0, 700).mapToObj(i -> "p" + i).toList();
        new DirectorySearch(transport).anyOf(new AnyOf("Practitioner", "_id", ids, List.of()), done -> {}, new Found());

        assertThat(named).hasSize(700);
        assertThat(time.pauses()).isEmpty();
        assertThat(moments).hasSizeLessThan(200);
    }

    @Test
    void a_long_wait_that_the_server_asked_for_ends_when_the_run_is_to_stop() throws InterruptedException {
        PacedTransport transport = answering(RepeatPolicy.overnight(), answer(429, "Retry-After", "600"), answer(200));
        transport.exchange(WRITE);
        time.at(Duration.ofSeconds(3).toNanos(), () -> abandoned = true);
        Reply reply = transport.exchange(WRITE);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.NoAnswer.class,
                        none -> assertThat(none.neverSent()).isTrue());
        assertThat(time.nanos()).isLessThan(Duration.ofSeconds(6).toNanos());
        assertThat(moments).hasSize(1);
    }

    @Test
    void a_read_that_failed_is_repeated_with_longer_and_longer_pauses() throws InterruptedException {
        Reply reply = answering(
                        RepeatPolicy.ofSomebodyWatching(),
                        answer(503),
                        silence(Reply.Why.TIMED_OUT),
                        answer(500),
                        answer(200))
                .exchange(READ);

        assertThat(status(reply)).isEqualTo(200);
        assertThat(time.pauses()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(time.pauses().get(i)).isBetween(Duration.ofSeconds(1L << i), Duration.ofMillis(1_500L << i));
        }
    }

    @Test
    void a_read_is_given_up_after_a_few_attempts() throws InterruptedException {
        assertThat(status(answering(RepeatPolicy.ofSomebodyWatching(), answer(500))
                        .exchange(READ)))
                .isEqualTo(500);
        assertThat(moments).hasSize(4);
    }

    @Test
    void a_refusal_is_not_repeated() throws InterruptedException {
        answering(RepeatPolicy.ofSomebodyWatching(), answer(401)).exchange(READ);

        assertThat(moments).hasSize(1);
    }

    @Test
    void a_patch_is_never_repeated_unseen() throws InterruptedException {
        for (Reply reply : List.of(answer(503), answer(429), silence(Reply.Why.BROKEN))) {
            moments.clear();
            answering(RepeatPolicy.overnight(), reply).exchange(WRITE);
            assertThat(moments).hasSize(1);
        }
    }

    @Test
    void retry_after_is_obeyed_to_the_second() throws InterruptedException {
        answering(RepeatPolicy.ofSomebodyWatching(), answer(429, "Retry-After", "3"), answer(200))
                .exchange(READ);

        assertThat(moments.get(1)).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_010));
        assertThat(notices).singleElement().extracting(Text::en).asString().contains("429", "3000 ms");
    }

    @Test
    void retry_after_may_be_a_date() throws InterruptedException {
        answering(
                        RepeatPolicy.ofSomebodyWatching(),
                        answer(429, "Retry-After", "Tue, 01 Dec 2026 08:00:05 GMT"),
                        answer(200))
                .exchange(READ);

        assertThat(moments.get(1)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_010));
    }

    @Test
    void without_retry_after_a_pause_is_made_all_the_same() throws InterruptedException {
        answering(RepeatPolicy.ofSomebodyWatching(), answer(429), answer(200)).exchange(READ);

        assertThat(moments.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_510));
    }

    @Test
    void a_patch_that_was_throttled_holds_the_next_call_too() throws InterruptedException {
        PacedTransport transport = answering(RepeatPolicy.overnight(), answer(429, "Retry-After", "2"), answer(200));
        transport.exchange(WRITE);
        transport.exchange(READ);

        assertThat(moments.get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_server_that_went_away_is_waited_for_with_a_call_now_and_then() throws InterruptedException {
        Duration away = Duration.ofMinutes(12);
        PacedTransport transport = answering(
                RepeatPolicy.overnight(),
                call -> moments.size() > 1 && time.nanos() < away.toNanos()
                        ? silence(Reply.Why.CANNOT_CONNECT)
                        : answer(200));
        transport.exchange(READ);

        Reply reply = transport.exchange(READ);

        assertThat(status(reply)).isEqualTo(200);
        assertThat(moments).hasSizeLessThan(60);
        assertThat(notices).isNotEmpty();
    }

    @Test
    void a_server_that_never_answered_is_not_waited_for_all_night() throws InterruptedException {
        Reply reply = answering(RepeatPolicy.overnight(), silence(Reply.Why.CANNOT_CONNECT))
                .exchange(READ);

        assertThat(reply).isEqualTo(silence(Reply.Why.CANNOT_CONNECT));
        assertThat(moments).hasSize(RepeatPolicy.overnight().attempts());
        assertThat(notices).isNotEmpty();
    }

    @Test
    void somebody_watching_is_told_at_once_that_nobody_is_there() throws InterruptedException {
        Reply reply = answering(RepeatPolicy.ofSomebodyWatching(), silence(Reply.Why.UNKNOWN_HOST))
                .exchange(READ);

        assertThat(reply).isEqualTo(silence(Reply.Why.UNKNOWN_HOST));
        assertThat(moments).hasSize(1);
    }

    @Test
    void waiting_ends_when_nobody_wants_the_answer_any_more() throws InterruptedException {
        PacedTransport transport = answering(RepeatPolicy.overnight(), silence(Reply.Why.BROKEN));
        for (int i = 0; i < 20; i++) {
            abandoned = i >= 10;
            transport.exchange(WRITE);
        }

        assertThat(moments).hasSize(10);
    }

    @Test
    void what_passes_is_counted() throws InterruptedException {
        answering(RepeatPolicy.ofSomebodyWatching(), answer(500), answer(200)).exchange(READ);

        Traffic.Counts counts = traffic.counts();
        assertThat(counts.byKind())
                .containsEntry(new Traffic.Kind("GET", "200"), 1L)
                .containsEntry(new Traffic.Kind("GET", "500"), 1L);
        assertThat(counts.calls()).isEqualTo(2);
        assertThat(counts.repeated()).isEqualTo(1);
        assertThat(counts.pauses()).isZero();
    }

    @Test
    void a_pause_that_the_server_asks_for_is_counted() throws InterruptedException {
        answering(RepeatPolicy.ofSomebodyWatching(), answer(429), answer(200)).exchange(READ);

        assertThat(traffic.counts().pauses()).isEqualTo(1);
        assertThat(traffic.counts().paused()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private PacedTransport away(Function<Call, Reply> server) throws InterruptedException {
        PacedTransport transport = answering(RepeatPolicy.overnight(), server);
        for (int i = 0; i < 10; i++) {
            transport.exchange(WRITE);
        }
        return transport;
    }

    @Test
    void a_call_that_ends_with_an_exception_leaves_the_next_one_its_turn_to_look_whether_the_server_is_back()
            throws InterruptedException {
        Deque<Supplier<Reply>> then = new ArrayDeque<>();
        then.add(() -> {
            throw new IllegalStateException("broken on purpose");
        });
        PacedTransport transport = away(call -> moments.size() <= 10
                ? silence(Reply.Why.BROKEN)
                : then.isEmpty() ? answer(200) : then.remove().get());
        time.at(Duration.ofHours(1).toNanos(), () -> abandoned = true);

        assertThatThrownBy(() -> transport.exchange(WRITE)).hasMessage("broken on purpose");
        assertThat(transport.exchange(WRITE)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void a_call_kept_back_leaves_the_next_one_its_turn_too() throws InterruptedException {
        PacedTransport transport = away(call -> moments.size() <= 10 ? silence(Reply.Why.BROKEN) : answer(200));
        time.at(Duration.ofHours(1).toNanos(), () -> abandoned = true);

        assertThat(transport.exchange(WRITE, () -> false)).isEqualTo(Reply.withheld());
        assertThat(transport.exchange(WRITE)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void a_server_that_fails_over_every_patch_and_answers_every_look_is_not_away() throws InterruptedException {
        PacedTransport transport = answering(RepeatPolicy.overnight(), call -> answer(call.reads() ? 200 : 500));
        for (int i = 0; i < 30; i++) {
            transport.exchange(WRITE);
            transport.exchange(READ);
        }

        assertThat(moments).hasSize(60);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void a_read_that_will_never_work_is_not_repeated() throws InterruptedException {
        for (Reply reply : List.of(
                answer(501),
                new Reply.Answer(
                        500,
                        Map.of(),
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":"
                                + "\"Parameter mailbox-mss not found for resource Practitioner\"}]}"),
                silence(Reply.Why.OUT_OF_BOUNDS),
                silence(Reply.Why.BAD_ADDRESS))) {
            moments.clear();
            assertThat(answering(RepeatPolicy.overnight(), reply).exchange(READ))
                    .isEqualTo(reply);
            assertThat(moments).hasSize(1);
        }
    }

    @Test
    void a_server_that_may_be_starting_is_waited_for_a_bounded_time_and_each_wait_is_told()
            throws InterruptedException {
        Reply refused = silence(Reply.Why.CANNOT_CONNECT);
        PacedTransport late = answering(RepeatPolicy.ofServerThatMayBeStarting(), refused, refused, answer(200));
        assertThat(status(late.exchange(READ))).isEqualTo(200);
        assertThat(notices).hasSize(2);
        notices.clear();
        moments.clear();

        assertThat(answering(RepeatPolicy.ofServerThatMayBeStarting(), refused).exchange(READ))
                .isEqualTo(refused);

        assertThat(moments).hasSize(5);
        assertThat(notices).hasSize(4);
        assertThat(moments.get(4).minus(moments.get(0))).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(23));
    }
}
