package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.dataset.DataSet;
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
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.planning.change.Change;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.ReadingProgress;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a server loses of its answers, as long as the loss leaves a trace: no mailbox is removed that the whole
 * directory does not remove as well. Losses are drawn at random from a seed that the failure names.
 */
class LiveLossesTest {
    private static final Path SAMPLES = Path.of("../../samples/data");
    private static final int SEEDS = 4;
    private static final int PAGE = 4;
    private static final List<LocalDate> DAYS = List.of(LocalDate.parse("2026-12-01"), LocalDate.parse("2028-12-01"));

    private static PublicationEngine engine;
    private static SandboxDirectory sandbox;
    private static PublicationFacts operatorSide;
    private static int struck;

    /** What a server may lose, each with the trace that it leaves. */
    enum Loss {
        NOTHING {
            @Override
            void strike(ObjectNode bundle, boolean later, Lot lot) {
                // The whole.
            }
        },
        /** Matches, while the total counts them. */
        MATCHES {
            @Override
            void strike(ObjectNode bundle, boolean later, Lot lot) {
                lose(bundle, lot, "match");
            }
        },
        /** The pages after one, while the total counts their matches. */
        PAGES {
            @Override
            void strike(ObjectNode bundle, boolean later, Lot lot) {
                if (bundle.path("total").asInt() > PAGE && lot.random().nextInt(4) == 0) {
                    bundle.remove("link");
                }
            }
        },
        /** What a page holds, which the page before announced; no total says how much there was. */
        CONTENT_OF_PAGES {
            @Override
            void strike(ObjectNode bundle, boolean later, Lot lot) {
                bundle.remove("total");
                if (later && lot.random().nextInt(3) == 0) {
                    bundle.remove(List.of("entry", "link"));
                }
            }
        },
        /** Included resources, and an entry says so. */
        INCLUDES {
            @Override
            void strike(ObjectNode bundle, boolean later, Lot lot) {
                if (lose(bundle, lot, "include")) {
                    ObjectNode outcome = bundle.withArray("entry")
                            .addObject()
                            .putObject("resource")
                            .put("resourceType", "OperationOutcome");
                    outcome.putArray("issue")
                            .addObject()
                            .put("severity", "warning")
                            .put("code", "incomplete");
                }
            }
        },
        /** Resources, whose entries stay. */
        RESOURCES {
            @Override
            void strike(ObjectNode bundle, boolean later, Lot lot) {
                for (JsonNode entry : bundle.path("entry")) {
                    if (lot.fallsOn(entry)) {
                        ((ObjectNode) entry).putNull("resource");
                    }
                }
            }
        };

        /** @param later true for a page that another announced */
        abstract void strike(ObjectNode bundle, boolean later, Lot lot);

        private static boolean lose(ObjectNode bundle, Lot lot, String mode) {
            ArrayNode entries = bundle.withArray("entry");
            int before = entries.size();
            for (int i = entries.size() - 1; i >= 0; i--) {
                String found = entries.get(i).path("search").path("mode").asText();
                if (found.equals(mode) && lot.fallsOn(entries.get(i))) {
                    entries.remove(i);
                }
            }
            return entries.size() < before;
        }
    }

    /** What is lost under a seed; a resource that is lost is lost in every answer, so that asking again does not help. */
    private record Lot(long seed, Random random) {
        Lot(long seed) {
            this(seed, new Random(seed));
        }

        boolean fallsOn(JsonNode entry) {
            JsonNode resource = entry.path("resource");
            int name = (resource.path("resourceType").asText()
                            + resource.path("id").asText())
                    .hashCode();
            return new Random(seed << Integer.SIZE ^ name).nextInt(10) == 0;
        }
    }

    @BeforeAll
    static void startTheDirectoryOfTheSamples() throws Exception {
        engine = PublicationEngine.load(removingTheUnknown(PolicyFolder.read(Path.of("../../rules/policy"))));
        operatorSide = DataSet.readOperatorSide(SAMPLES);
        sandbox = SandboxDirectory.start(SandboxOptions.serving(SAMPLES.resolve("directory"))
                .withoutRateLimit()
                .with("maxPageSize", PAGE));
    }

    /** The reference policy lets what is unknown stay: this one would remove it, so that the reading alone protects it. */
    private static PolicyFiles removingTheUnknown(PolicyFiles reference) {
        SortedMap<String, byte[]> files = new TreeMap<>(reference.content());
        files.computeIfPresent(
                "tables/directory.csv",
                (path, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace(",allow+flag,", ",remove,")
                        .getBytes(StandardCharsets.UTF_8));
        return new PolicyFiles(files);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_server_loses_removes_nothing(Loss loss) throws Exception {
        PublicationFacts whole = read(Loss.NOTHING, new Lot(0));
        struck = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            PublicationFacts lossy = read(loss, new Lot(seed));
            for (LocalDate day : DAYS) {
                assertThat(removals(whole, day))
                        .as("%s, seed %d, %s", loss, seed, day)
                        .containsAll(removals(lossy, day));
            }
        }
        assertThat(whole.gaps()).doesNotContain(Gap.DIRECTORY);
        assertThat(struck > 0).isEqualTo(loss != Loss.NOTHING);
    }

    private static Set<String> removals(PublicationFacts facts, LocalDate day) {
        return engine.plan(facts, day).changes().stream()
                .filter(Change.Detach.class::isInstance)
                .map(change ->
                        change.place().address() + " on " + change.place().carrier())
                .collect(Collectors.toSet());
    }

    private static PublicationFacts read(Loss loss, Lot lot) throws Exception {
        try (HttpTransport transport = new HttpTransport(NetworkSettings.of(sandbox.baseUrl(), ApiKey.of("sandbox")))) {
            DirectoryReading live = new SearchedDirectory(
                            DirectoryAddress.of(transport.base()),
                            () -> new Losing(transport, loss, lot),
                            DirectorySearch.BATCH_BYTES,
                            ReadingProgress.SILENT)
                    .read(operatorSide, TypeSettings.NONE);
            return operatorSide.withDirectory(live.directory(), Map.of());
        }
    }

    /** A transport that loses something of each answer. */
    private record Losing(Transport whole, Loss loss, Lot lot) implements Transport {
        @Override
        public URI base() {
            return whole.base();
        }

        @Override
        public Reply exchange(Call call, Departure departure) throws InterruptedException {
            Reply reply = whole.exchange(call, departure);
            if (reply instanceof Reply.Answer answer
                    && answer.body().json().orElse(null) instanceof ObjectNode bundle) {
                ObjectNode before = bundle.deepCopy();
                loss.strike(bundle, call.verb() == Call.Verb.GET, lot);
                struck += bundle.equals(before) ? 0 : 1;
                return new Reply.Answer(answer.status(), answer.headers(), Body.of(bundle.toString()), answer.key());
            }
            return reply;
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
