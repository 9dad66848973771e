package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.fhir.directory.DirectoryReader;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Body;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Finding;
import fr.balise.core.planning.Plan;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.ReadingProgress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many calls a large stock takes, of a server that answers as it must and of others: the plan is the same. The
 * professionals are 600; {@code -Dbalise.live.professionals=10000} has more.
 */
class LiveCallsTest {
    private static final int PROFESSIONALS = Integer.getInteger("balise.live.professionals", 600);
    /** So many have six situations: two hundred of them bring more than a thousand, where a server may stop. */
    private static final int BUSY = 300;

    private static final int BATCH = 200;
    private static final LocalDate AS_OF = LocalDate.parse("2026-12-01");

    @TempDir
    private static Path folder;

    private static PublicationEngine engine;
    private static SandboxDirectory sandbox;
    private static PublicationFacts operatorSide;
    private static Read plain;

    /** How a server fails its readers. */
    enum Server {
        AS_IT_MUST,
        /** Related resources beyond a thousand are left out, and nothing says so. */
        TRUNCATING {
            @Override
            Reply answer(Call call, Reply reply) {
                ObjectNode bundle =
                        (ObjectNode) ((Reply.Answer) reply).body().json().orElseThrow();
                ArrayNode entries = bundle.withArray("entry");
                int included = 0;
                for (int i = 0; i < entries.size(); i++) {
                    boolean include =
                            entries.get(i).path("search").path("mode").asText().equals("include");
                    included += include ? 1 : 0;
                    if (include && included > 1000) {
                        entries.remove(i--);
                    }
                }
                return new Reply.Answer(
                        200, ((Reply.Answer) reply).headers(), Body.of(bundle.toString()), ApiKey.none());
            }
        },
        /** More than 60 values are too much. */
        SHORT_OF_BREATH {
            @Override
            boolean refuses(Call call) {
                return form(call).split("%2C").length > 60;
            }
        },
        /** A body that arrives in pieces is joined wrongly. */
        FAILING_AT_FOUR_KILOBYTES {
            @Override
            boolean refuses(Call call) {
                return form(call).length() > 4096;
            }
        },
        WITHOUT_REVINCLUDE {
            @Override
            boolean refuses(Call call) {
                return form(call).contains("_revinclude");
            }

            @Override
            Reply refusal(Call call) {
                return new Reply.Answer(
                        400,
                        Map.of(),
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":"
                                + "\"Parameter _revinclude not found for resource Practitioner\"}]}");
            }
        },
        /** And addresses of more than four kilobytes are refused, as gateways do. */
        WITHOUT_POST {
            @Override
            boolean refuses(Call call) {
                return call.verb() == Call.Verb.POST || call.target().length() > 4096;
            }

            @Override
            Reply refusal(Call call) {
                return new Reply.Answer(call.verb() == Call.Verb.POST ? 405 : 414, Map.of(), "");
            }
        };

        boolean refuses(Call call) {
            return false;
        }

        Reply refusal(Call call) {
            return new Reply.Answer(500, Map.of(), "out of breath");
        }

        Reply answer(Call call, Reply reply) {
            return reply;
        }

        private static String form(Call call) {
            return call.body().map(Call.Body::text).orElse(call.target());
        }
    }

    /** What was read, and in how many calls; those that look for addresses, wherever they are published, apart. */
    private record Read(Plan plan, String digest, int calls, int byAddress) {
        List<Finding> findings() {
            return plan.findings().stream()
                    .filter(finding -> !finding.code().equals("SEARCH_UNSUPPORTED"))
                    .toList();
        }
    }

    @BeforeAll
    static void manyProfessionals() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Files.write(directory.resolve("all.ndjson"), (Iterable<String>) resources()::iterator);
        Files.writeString(folder.resolve("operator.yaml"), "name: Exemple\ndomains: [exemple.mssante.fr]\n");
        Files.write(folder.resolve("mailboxes.csv"), (Iterable<String>)
                Stream.concat(
                                Stream.of(
                                        "address,type,holder_id_type,holder_id,structure,status,last_activity,red_list,"
                                                + "description,service,responsible"),
                                professionals()
                                        .mapToObj(i -> "m" + i + "@exemple.mssante.fr,PER,8," + rpps(i)
                                                + ",,ACTIVE,2026-11-20,no,,,"))::iterator);
        Files.write(folder.resolve("declarations.csv"), (Iterable<String>) Stream.concat(
                Stream.of("address,situation,wanted,preferred,declared_on"),
                professionals()
                        .mapToObj(i -> "m" + i + "@exemple.mssante.fr," + situation(i, 0)
                                + (i % 3 == 0 ? ",no" : ",yes") + ",no,2026-10-01"))::iterator);
        engine = PublicationEngine.load(PolicyFolder.read(Path.of("../../rules/policy")));
        operatorSide = DataSet.readOperatorSide(folder);
        sandbox = SandboxDirectory.start(SandboxOptions.serving(directory).withoutRateLimit());
        plain = read(Server.AS_IT_MUST);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        engine.close();
    }

    private static IntStream professionals() {
        return IntStream.range(0, PROFESSIONALS);
    }

    private static int structures() {
        return PROFESSIONALS * 2 / 5;
    }

    private static String rpps(int i) {
        return String.format("1%010d", i);
    }

    private static String situation(int i, int k) {
        return "9" + i + "0" + k;
    }

    private static Stream<String> resources() {
        return Stream.concat(
                professionals()
                        .boxed()
                        .flatMap(i -> Stream.concat(
                                Stream.of(practitioner(i)),
                                IntStream.range(0, i < BUSY ? 6 : 1).mapToObj(k -> role(i, k)))),
                IntStream.range(0, structures()).mapToObj(LiveCallsTest::organization));
    }

    private static String practitioner(int i) {
        return "{\"resourceType\":\"Practitioner\",\"id\":\"003-" + i
                + "\",\"active\":true,\"identifier\":[{\"system\":\"urn:oid:1.2.250.1.71.4.2.1\",\"value\":\"8"
                + rpps(i)
                + "\"}]}";
    }

    /** Every fifth publishes the mailbox of its professional, wanted or not. */
    private static String role(int i, int k) {
        String telecom = i % 5 == 0
                ? ",\"telecom\":[{\"system\":\"email\",\"value\":\"m" + i
                        + "@exemple.mssante.fr\",\"extension\":[{\"url\":"
                        + "\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type\","
                        + "\"valueCoding\":{\"code\":\"MSSANTE\"}}]}]"
                : "";
        return "{\"resourceType\":\"PractitionerRole\",\"id\":\"005-" + situation(i, k)
                + "\",\"active\":true,\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\""
                + situation(i, k) + "\"}],\"practitioner\":{\"reference\":\"Practitioner/003-" + i
                + "\"},\"organization\":{\"reference\":\"Organization/001-" + (i * 7 + k) % (structures() - 10) + "\"}"
                + telecom + "}";
    }

    /** The last ten are the legal entities of the others. */
    private static String organization(int i) {
        String partOf = i < structures() - 10
                ? ",\"partOf\":{\"reference\":\"Organization/001-" + (structures() - 1 - i % 10) + "\"}"
                : "";
        return "{\"resourceType\":\"Organization\",\"id\":\"001-" + i
                + "\",\"active\":true,\"identifier\":[{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\""
                + String.format("%09d", i) + "\"}]" + partOf + "}";
    }

    private static Read read(Server server) throws Exception {
        sandbox.clearRequests();
        int[] calls = new int[2];
        try (HttpTransport http = new HttpTransport(NetworkSettings.of(sandbox.baseUrl(), ApiKey.of("sandbox")))) {
            DirectorySearch search = new DirectorySearch(new Troubled(http, server, calls));
            DirectoryReading live = new DirectoryReader(search, TypeSettings.NONE, ReadingProgress.SILENT)
                    .read(operatorSide.operator(), operatorSide.mailboxes(), operatorSide.declarations());
            Plan plan = engine.plan(operatorSide.withDirectory(live.directory(), Map.of()), AS_OF);
            System.out.printf(
                    "%s: %d professionals and %d structures in %d calls, and %d to look for addresses%n",
                    server, PROFESSIONALS, structures(), calls[0], calls[1]);
            return new Read(plan, live.digest(), calls[0], calls[1]);
        }
    }

    /** The bound of 10,000 professionals with 4,000 structures, in proportion. */
    @Test
    void holders_situations_and_structures_of_ten_thousand_professionals_take_at_most_eighty_calls() {
        int batches = PROFESSIONALS / BATCH + structures() / BATCH;
        assertThat(plain.calls()).isLessThanOrEqualTo(batches + 10);
        assertThat(plain.byAddress()).isLessThanOrEqualTo(3 * PROFESSIONALS / BATCH + 3);
        assertThat(plain.plan().changes()).hasSizeGreaterThan(PROFESSIONALS / 2);
        assertThat(plain.findings())
                .extracting(Finding::code)
                .doesNotContain("INCOMPLETE_SOURCE", "HOLDER_UNKNOWN", "REFERENCE_UNKNOWN");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AS_IT_MUST")
    void whatever_a_server_does_not_manage_the_plan_is_the_same(Server server) throws Exception {
        Read read = read(server);

        assertThat(read.digest()).isEqualTo(plain.digest());
        assertThat(read.plan().changes()).isEqualTo(plain.plan().changes());
        assertThat(read.findings()).isEqualTo(plain.findings());
        assertThat(read.calls()).isLessThanOrEqualTo(6 * plain.calls());
    }

    private record Troubled(Transport well, Server server, int[] calls) implements Transport {
        @Override
        public URI base() {
            return well.base();
        }

        @Override
        public Reply exchange(Call call, Departure departure) throws InterruptedException {
            String form = URLDecoder.decode(Server.form(call), StandardCharsets.UTF_8);
            calls[form.contains("mailbox-mss") ? 1 : 0]++;
            return server.refuses(call) ? server.refusal(call) : server.answer(call, well.exchange(call, departure));
        }

        @Override
        public void close() {
            well.close();
        }
    }
}
