package fr.balise.adapters.fhir.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.CallFailure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.http.NetworkSettings.ClientCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites as they are: a proxy, a certificate authority of their own, certificates to be shown. */
class NetworkTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        for (String name : List.of("server", "client")) {
            keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + name + ".exemple.invalid",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "3650",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    folder.resolve(name + ".p12").toString(),
                    "-storepass",
                    PASSWORD);
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    name,
                    "-keystore",
                    folder.resolve(name + ".p12").toString(),
                    "-storepass",
                    PASSWORD,
                    "-file",
                    folder.resolve(name + ".pem").toString());
        }
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "client",
                "-file",
                folder.resolve("client.pem").toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("trusted.p12").toString(),
                "-storepass",
                PASSWORD);
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static HttpsServer secure(boolean asksForCertificate) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("server.p12"), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("trusted.p12"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(asksForCertificate);
                parameters.setSSLParameters(wanted);
            }
        });
        return (HttpsServer) answering(server, new ArrayList<>());
    }

    private static HttpServer plain(List<String> seen) throws IOException {
        return answering(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), seen);
    }

    private static HttpServer answering(HttpServer server, List<String> seen) {
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("ESANTE-API-KEY") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] body = ("echo " + exchange.getRequestHeaders().getFirst("ESANTE-API-KEY"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("moved") ? 303 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static NetworkSettings settings(
            String base, Optional<URI> proxy, Optional<Path> trusted, Optional<ClientCertificate> certificate) {
        return new NetworkSettings(
                URI.create(base),
                ApiKey.of("a-secret-key"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                4,
                proxy,
                trusted,
                certificate);
    }

    private static Reply get(NetworkSettings settings, String target) throws GatewayUnavailable, InterruptedException {
        try (HttpTransport transport = new HttpTransport(settings)) {
            return transport.exchange(Call.get(target));
        }
    }

    private static String base(HttpServer server) {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort() + "/fhir";
    }

    @Test
    void an_unknown_authority_is_not_trusted_until_it_is_named() throws Exception {
        HttpsServer server = secure(false);
        try {
            Reply refused =
                    get(settings(base(server), Optional.empty(), Optional.empty(), Optional.empty()), "metadata");
            Reply trusted = get(
                    settings(
                            base(server),
                            Optional.empty(),
                            Optional.of(folder.resolve("server.pem")),
                            Optional.empty()),
                    "metadata");

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Reply.NoAnswer.class, none -> assertThat(none.why()).isEqualTo(Reply.Why.TLS));
            assertThat(CallFailure.of(URI.create(base(server)), Call.get("metadata"), refused)
                            .en())
                    .contains("check the trusted certificates");
            assertThat(trusted)
                    .isInstanceOfSatisfying(
                            Reply.Answer.class,
                            answer -> assertThat(answer.status()).isEqualTo(200));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_certificate_is_shown_to_a_server_that_asks() throws Exception {
        HttpsServer server = secure(true);
        try {
            Optional<Path> trusted = Optional.of(folder.resolve("server.pem"));
            Reply without = get(settings(base(server), Optional.empty(), trusted, Optional.empty()), "metadata");
            Reply with = get(
                    settings(
                            base(server),
                            Optional.empty(),
                            trusted,
                            Optional.of(new ClientCertificate(folder.resolve("client.p12"), PASSWORD))),
                    "metadata");

            assertThat(without).isInstanceOf(Reply.NoAnswer.class);
            assertThat(with)
                    .isInstanceOfSatisfying(
                            Reply.Answer.class,
                            answer -> assertThat(answer.status()).isEqualTo(200));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void calls_go_through_the_proxy() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpServer proxy = plain(seen);
        try {
            URI address = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
            get(
                    settings(
                            "http://annuaire.exemple.invalid/fhir",
                            Optional.of(address),
                            Optional.empty(),
                            Optional.empty()),
                    "metadata");

            assertThat(seen).singleElement().asString().startsWith("GET http://annuaire.exemple.invalid/fhir/metadata");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void answers_are_compressed_where_they_hold_many_resources_and_not_where_they_hold_one() throws Exception {
        List<String> accepted = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            accepted.add(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (HttpTransport transport =
                new HttpTransport(settings(base(server), Optional.empty(), Optional.empty(), Optional.empty()))) {
            transport.exchange(Call.search("Practitioner", "_id=1"));
            transport.exchange(Call.patch("Practitioner/1", "{}"));

            assertThat(accepted).first().asString().contains("gzip");
            assertThat(accepted).last().isEqualTo("identity");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void redirects_are_not_followed_and_the_key_is_blacked_out_of_what_is_logged() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpServer server = plain(seen);
        try (HttpTransport transport =
                new HttpTransport(settings(base(server), Optional.empty(), Optional.empty(), Optional.empty()))) {
            Reply.Answer answer = (Reply.Answer) transport.exchange(Call.patch("moved", "{}"));

            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.logged(answer.body().text())).isEqualTo("echo ***");
            assertThat(seen).containsExactly("PATCH /fhir/moved a-secret-key application/fhir+json");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_file_that_holds_no_certificate_is_told() {
        Path nothing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> new HttpTransport(
                        settings("https://127.0.0.1:1/fhir", Optional.empty(), Optional.of(nothing), Optional.empty())))
                .isInstanceOf(GatewayUnavailable.class)
                .hasMessageContaining("missing.pem")
                .hasMessageContaining("PEM");
        assertThatThrownBy(() -> new HttpTransport(settings(
                        "https://127.0.0.1:1/fhir",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ClientCertificate(folder.resolve("client.p12"), "wrong")))))
                .isInstanceOf(GatewayUnavailable.class)
                .hasMessageContaining("check the PKCS#12 file and its password");
    }

    @Test
    void a_key_never_shows_itself() {
        ApiKey key = ApiKey.of(" a-secret-key\n");

        assertThat(key.toString()).isEqualTo("***");
        assertThat(settings("http://127.0.0.1/fhir", Optional.empty(), Optional.empty(), Optional.empty())
                        .toString())
                .doesNotContain("a-secret-key");
        assertThatThrownBy(() -> ApiKey.of("two words")).hasMessageNotContaining("words\"");
    }
}
