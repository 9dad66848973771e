package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.cli.options.ServerDirectory;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.fhir.directory.SearchedDirectory;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Body;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveFacts;
import fr.balise.operations.sources.ReadingProgress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.UnaryOperator;
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

    private static PolicyInForce policy;
    private static SandboxDirectory sandbox;
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
        /** Professionals are referred to by the address of their entry, which only all answers together explain. */
        NAMING_BY_ENTRY {
            @Override
            Reply answer(Call call, Reply reply) {
                String body = ((Reply.Answer) reply).body().json().orElseThrow().toString();
                return new Reply.Answer(
                        200,
                        Map.of(),
                        body.replaceAll("(\"(?:fullUrl|reference)\":\")[^\"]*Practitioner/", "$1urn:uuid:"));
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
        policy = PolicyInForce.load(PolicyFolder.read(Told.POLICY), Optional.empty());
        sandbox = serving();
        plain = read(Server.AS_IT_MUST);
    }

    private static SandboxDirectory serving() throws IOException {
        return SandboxDirectory.start(
                SandboxOptions.serving(folder.resolve("directory")).withoutRateLimit());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        policy.close();
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
        AtomicIntegerArray calls = new AtomicIntegerArray(2);
        Plan plan = plan(DataSet.in(folder), sandbox, http -> new Troubled(http, server, calls));
        System.out.printf(
                "%s: %d professionals and %d structures in %d calls, and %d to look for addresses%n",
                server, PROFESSIONALS, structures(), calls.get(0), calls.get(1));
        return new Read(plan, plan.inputs().get(sandbox.baseUrl().toString()), calls.get(0), calls.get(1));
    }

    private static Plan plan(DataSet data, SandboxDirectory directory, UnaryOperator<Transport> troubles)
            throws Exception {
        SearchedDirectory server = new SearchedDirectory(
                DirectoryAddress.of(directory.baseUrl()),
                () -> troubles.apply(new HttpTransport(NetworkSettings.of(directory.baseUrl(), ApiKey.of("sandbox")))),
                DirectorySearch.BATCH_BYTES,
                ReadingProgress.SILENT);
        FactSource source = new LiveFacts(data, new ServerDirectory(server, data), History.NONE);
        return new Planning(policy, source, AS_OF).plan(new Writing("", "draft"));
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

        assertThat(read.digest().equals(plain.digest())).isEqualTo(server != Server.NAMING_BY_ENTRY);
        assertThat(read.plan().changes()).isEqualTo(plain.plan().changes());
        assertThat(read.findings()).isEqualTo(plain.findings());
        assertThat(read.calls()).isLessThanOrEqualTo(6 * plain.calls());
        assertThat(inParts(sandbox, http -> new Troubled(http, server, new AtomicIntegerArray(2))))
                .isEqualTo(PlanFile.write(read.plan()));
    }

    @Test
    void in_parts_the_plan_is_the_same_to_the_byte() throws Exception {
        assertThat(inParts(sandbox, http -> http)).isEqualTo(PlanFile.write(plain.plan()));
    }

    /** With one byte for facts, in as many parts as there can be; nothing is left of them. */
    private static byte[] inParts(SandboxDirectory directory, UnaryOperator<Transport> troubles) throws Exception {
        Path below = Files.createDirectories(folder.resolveSibling("spilled"));
        List<Text> told = new ArrayList<>();
        try (Spill spill = new Spill(below, told::add)) {
            return PlanFile.write(plan(DataSet.in(folder).spilling(spill, 1), directory, troubles));
        } finally {
            assertThat(told).hasSize(1);
            assertThat(below).isEmptyDirectory();
        }
    }

    @Test
    void of_a_server_that_goes_away_meanwhile_nothing_is_left_and_nothing_planned() throws Exception {
        try (SandboxDirectory leaving = serving()) {
            assertThatThrownBy(() -> inParts(leaving, http -> new Leaving(http, leaving, new AtomicInteger(5))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(leaving.baseUrl().getHost());
        }
    }

    /** The second search of a kind is answered once the third has come, and the other way round. */
    @Test
    void several_searches_are_under_way_at_once() throws Exception {
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        CyclicBarrier both = new CyclicBarrier(2);

        Plan plan = plan(DataSet.in(folder), sandbox, http -> new Meeting(http, seen, both));

        assertThat(PlanFile.write(plan)).isEqualTo(PlanFile.write(plain.plan()));
        assertThat(seen)
                .hasEntrySatisfying(
                        "PractitionerRole/_search", times -> assertThat(times).isGreaterThanOrEqualTo(3));
    }

    private record Meeting(Transport well, Map<String, Integer> seen, CyclicBarrier both) implements Transport {
        @Override
        public URI base() {
            return well.base();
        }

        @Override
        public Reply exchange(Call call, Departure departure) throws InterruptedException {
            if (Server.form(call).contains("mailbox-mss=")
                    && List.of(2, 3).contains(seen.merge(call.target(), 1, Integer::sum))) {
                try {
                    both.await(1, TimeUnit.MINUTES);
                } catch (BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException("the next search was not sent", e);
                }
            }
            return well.exchange(call, departure);
        }

        @Override
        public void close() {
            well.close();
        }
    }

    /** A server that is not there any more after some calls. */
    private record Leaving(Transport well, SandboxDirectory server, AtomicInteger left) implements Transport {
        @Override
        public URI base() {
            return well.base();
        }

        @Override
        public Reply exchange(Call call, Departure departure) throws InterruptedException {
            if (left.decrementAndGet() == 0) {
                server.close();
            }
            return well.exchange(call, departure);
        }

        @Override
        public void close() {
            well.close();
        }
    }

    private record Troubled(Transport well, Server server, AtomicIntegerArray calls) implements Transport {
        @Override
        public URI base() {
            return well.base();
        }

        @Override
        public Reply exchange(Call call, Departure departure) throws InterruptedException {
            String form = URLDecoder.decode(Server.form(call), StandardCharsets.UTF_8);
            calls.incrementAndGet(form.contains("mailbox-mss") ? 1 : 0);
            return server.refuses(call) ? server.refusal(call) : server.answer(call, well.exchange(call, departure));
        }

        @Override
        public void close() {
            well.close();
        }
    }
}
