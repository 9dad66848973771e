package fr.balise.adapters.fhir.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.CallFailure;
import fr.balise.adapters.fhir.gateway.Reply;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that never come to an end, at a trickle or in a flood: each call ends, and says why. */
class EndlessServerTest {
    /** Four of these are a call's deadline. */
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private static final Duration GENEROUS = Duration.ofMinutes(1);
    private static final int LARGER_THAN_ANY_PAGE = 33_000_000;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** Writes an answer until it is told to stop or nobody reads any more. */
    private interface Answer {
        void to(OutputStream out, CountDownLatch stop) throws IOException, InterruptedException;
    }

    private enum Trickle {
        BODY(OK + "Content-Length: 1000000\r\n\r\n{", "1"),
        HEADERS(OK, "X-Another: header\r\n"),
        HEADER_LINE(OK + "X-Long: ", "a"),
        CHUNKS(OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n1\r\n"),
        PROVISIONAL("", "HTTP/1.1 100 Continue\r\n\r\n".substring(0, 5));

        private final String first;
        private final String then;

        Trickle(String first, String then) {
            this.first = first;
            this.then = then;
        }

        void to(OutputStream out, CountDownLatch stop) throws IOException, InterruptedException {
            out.write(bytes(first));
            while (!stop.await(20, TimeUnit.MILLISECONDS)) {
                out.write(bytes(then));
                out.flush();
            }
        }
    }

    private enum Flood {
        HEADERS(OK, "X-Another: header\r\n", Reply.Why.OUT_OF_BOUNDS),
        HEADER_LINE(OK + "X-Long: ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Reply.Why.OUT_OF_BOUNDS),
        FOLDED_HEADER(OK + "X-Long: a\r\n", " aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", Reply.Why.OUT_OF_BOUNDS),
        BODY(OK + "\r\n", "{\"a\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}".repeat(200), Reply.Why.OUT_OF_BOUNDS),
        CHUNKS(
                OK + "Transfer-Encoding: chunked\r\n\r\n",
                "1000\r\n" + "a".repeat(4096) + "\r\n",
                Reply.Why.OUT_OF_BOUNDS),
        CHUNK_SIZE(OK + "Transfer-Encoding: chunked\r\n\r\n1;", "aaaaaaaaaaaaaaaaaaaaaaaaaa", Reply.Why.OUT_OF_BOUNDS),
        JUNK_LINES("", "no status line\r\n", Reply.Why.BROKEN),
        PROVISIONAL("", "HTTP/1.1 100 Continue\r\n\r\n", Reply.Why.BROKEN);

        private final String first;
        private final String then;
        private final Reply.Why why;

        Flood(String first, String then, Reply.Why why) {
            this.first = first;
            this.then = then;
            this.why = why;
        }

        void to(OutputStream out, CountDownLatch stop) throws IOException {
            out.write(bytes(first));
            while (stop.getCount() > 0) {
                out.write(bytes(then));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Reply replyTo(Answer answer, Duration timeout) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server, answer, stop));
            serving.start();
            URI base = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/fhir");
            try (HttpTransport transport =
                    new HttpTransport(NetworkSettings.of(base, ApiKey.none()).withTimeouts(timeout, timeout))) {
                return transport.exchange(Call.get("metadata"));
            } finally {
                stop.countDown();
                serving.join();
            }
        }
    }

    private static void serve(ServerSocket server, Answer answer, CountDownLatch stop) {
        try (Socket socket = server.accept()) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            while (!String.valueOf(request.readLine()).isEmpty()) {
                // The headers of the request say nothing that matters here.
            }
            answer.to(socket.getOutputStream(), stop);
        } catch (IOException | InterruptedException e) {
            // The client hung up: what this test is about.
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_trickle_ends_at_the_deadline_of_the_whole_call(Trickle trickle) throws Exception {
        assertThat(replyTo(trickle::to, TIMEOUT)).isInstanceOfSatisfying(Reply.NoAnswer.class, none -> {
            assertThat(none.why()).isEqualTo(Reply.Why.TIMED_OUT);
            assertThat(none.detail()).contains("1600 ms");
            assertThat(none.neverSent()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_flood_ends_at_its_bound_long_before_the_deadline(Flood flood) throws Exception {
        assertThat(replyTo(flood::to, GENEROUS)).isInstanceOfSatisfying(Reply.NoAnswer.class, none -> {
            assertThat(none.why()).as(none.detail()).isEqualTo(flood.why);
            assertThat(none.detail()).isNotBlank();
        });
    }

    @Test
    void a_small_answer_that_swells_when_unpacked_ends_at_the_bound_of_a_body() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[LARGER_THAN_ANY_PAGE]);
        }
        Answer bomb = (out, stop) -> {
            out.write(bytes(OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n"));
            out.write(packed.toByteArray());
            stop.await();
        };

        assertThat(packed.size()).isLessThan(100_000);
        assertThat(replyTo(bomb, GENEROUS))
                .isInstanceOfSatisfying(
                        Reply.NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reply.Why.OUT_OF_BOUNDS));
    }

    @Test
    void an_address_that_is_none_is_told_and_nothing_leaves() throws Exception {
        URI base = URI.create("http://127.0.0.1:1/fhir");
        try (HttpTransport transport = new HttpTransport(NetworkSettings.of(base, ApiKey.none()))) {
            Call call = Call.get("_page?id=a b\u202e");
            Reply reply = transport.exchange(call);

            assertThat(reply).isInstanceOfSatisfying(Reply.NoAnswer.class, none -> {
                assertThat(none.why()).isEqualTo(Reply.Why.BAD_ADDRESS);
                assertThat(none.neverSent()).isTrue();
            });
            assertThat(CallFailure.of(base, call, reply).en())
                    .startsWith("'http://127.0.0.1:1/fhir/_page?id=a b�' is not an address")
                    .doesNotContain("\u202e");
        }
    }
}
