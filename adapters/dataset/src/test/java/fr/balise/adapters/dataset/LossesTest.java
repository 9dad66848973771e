package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.planning.change.Change;
import fr.balise.core.policy.loading.PolicyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever is lost of the sources, as long as the loss leaves a trace: no mailbox is removed that the whole sources do
 * not remove as well. Losses are drawn at random from a seed that the failure names.
 */
class LossesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEEDS = 25;
    /** The first draws of neighbouring seeds are alike: all of them would strike the same file. */
    private static final long SCATTERED = 0x9E3779B97F4A7C15L;

    private static final List<LocalDate> DAYS = List.of(Product.AS_OF, Product.AS_OF.plusYears(2));

    private static PublicationEngine reference;
    private static PublicationEngine removing;

    @TempDir
    private Path folder;

    /** What may be lost, each with the trace that it leaves. */
    enum Loss {
        /** Entries of a search, whose total stays. */
        ENTRIES_BELOW_A_TOTAL {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                ObjectNode bundle = test.people();
                ArrayNode entries = (ArrayNode) bundle.path("entry");
                bundle.put("type", "searchset").put("total", ofType(entries, entries.get(0)));
                String type =
                        entries.get(0).path("resource").path("resourceType").asText();
                for (int i = 0; i < 3; i++) {
                    int index = random.nextInt(entries.size());
                    if (entries.get(index)
                            .path("resource")
                            .path("resourceType")
                            .asText()
                            .equals(type)) {
                        entries.remove(index);
                    } else {
                        ((ObjectNode) entries.get(index)).putNull("resource");
                    }
                }
                test.write(bundle);
            }
        },
        /** The pages after one that announces another. */
        PAGES {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                ObjectNode bundle = test.people();
                ArrayNode entries = (ArrayNode) bundle.path("entry");
                int kept = random.nextInt(entries.size());
                while (entries.size() > kept) {
                    entries.remove(entries.size() - 1);
                }
                bundle.putArray("link").addObject().put("relation", "next").put("url", "http://x.invalid/_page?id=2");
                test.write(bundle);
            }
        },
        /** The resource that a reference names, or the sense of the reference. */
        REFERENCES {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                List<String> lines = test.situations();
                for (int i = 0; i < 4; i++) {
                    int index = random.nextInt(lines.size());
                    ObjectNode role = (ObjectNode) JSON.readTree(lines.get(index));
                    String member = random.nextBoolean() ? "practitioner" : "organization";
                    role.putObject(member).put("reference", LOST.get(random.nextInt(LOST.size())));
                    lines.set(index, role.toString());
                }
                test.write(lines);
            }
        },
        /** Fields without which a resource cannot be what it is. */
        FIELDS {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                ObjectNode bundle = test.people();
                ArrayNode entries = (ArrayNode) bundle.path("entry");
                for (int i = 0; i < 3; i++) {
                    ObjectNode resource = (ObjectNode)
                            entries.get(random.nextInt(entries.size())).path("resource");
                    resource.remove(FIELDS_OF_A_RESOURCE.get(random.nextInt(FIELDS_OF_A_RESOURCE.size())));
                }
                test.write(bundle);
                List<String> lines = test.situations();
                int index = random.nextInt(lines.size());
                ObjectNode role = (ObjectNode) JSON.readTree(lines.get(index));
                role.remove(random.nextBoolean() ? "practitioner" : "id");
                lines.set(index, role.toString());
                test.write(lines);
            }
        },
        /** The end of a line. */
        CUT_LINES {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                List<String> lines = test.situations();
                test.people()
                        .path("entry")
                        .forEach(entry -> lines.add(entry.path("resource").toString()));
                Files.delete(test.peopleFile());
                for (int i = 0; i < 3; i++) {
                    int index = random.nextInt(lines.size());
                    String line = lines.get(index);
                    lines.set(index, line.substring(0, 1 + random.nextInt(line.length() - 2)));
                }
                test.write(lines);
            }
        },
        /** What a server leaves out when asked for some elements alone. */
        ELEMENTS {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                List<String> lines = test.situations();
                for (int i = 0; i < 6; i++) {
                    int index = random.nextInt(lines.size());
                    ObjectNode role = (ObjectNode) JSON.readTree(lines.get(index));
                    role.retain("resourceType", "id", "identifier", "telecom");
                    role.putObject("meta").putArray("tag").addObject().put("code", "SUBSETTED");
                    lines.set(index, role.toString());
                }
                test.write(lines);
            }
        },
        /** The end of a file, or its encoding from some place on. */
        CUT_FILES {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                Path file = random.nextBoolean() ? test.situationsFile() : test.peopleFile();
                byte[] whole = Files.readAllBytes(file);
                int place = 1 + random.nextInt(whole.length - 2);
                if (random.nextBoolean()) {
                    Files.write(file, Arrays.copyOf(whole, place));
                } else {
                    whole[place] = (byte) 0xff;
                    Files.write(file, whole);
                }
            }
        },
        /** The end of lines of the stock and of the answers, or a quotation mark that was one of a pair. */
        CUT_ROWS {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                for (String table : TABLES) {
                    List<String> rows = Files.readAllLines(Product.SAMPLES.resolve(table));
                    for (int i = 0; i < 4; i++) {
                        int index = 1 + random.nextInt(rows.size() - 1);
                        String row = rows.get(index);
                        int place = 1 + random.nextInt(row.length() - 1);
                        String end = random.nextBoolean() ? "" : "\"" + row.substring(place);
                        rows.set(index, row.substring(0, place) + end);
                    }
                    Files.write(test.folder.resolve(table), rows);
                }
            }
        },
        /** A file that has become a folder, or a link that leads nowhere. */
        UNREADABLE_FILES {
            @Override
            void strike(LossesTest test, Random random) throws IOException {
                Path file = random.nextBoolean() ? test.situationsFile() : test.peopleFile();
                Files.delete(file);
                if (random.nextBoolean()) {
                    Files.createDirectory(file);
                } else {
                    Files.createSymbolicLink(file, test.folder.resolve("nowhere"));
                }
            }
        };

        private static final List<String> TABLES = List.of("mailboxes.csv", "declarations.csv");
        private static final List<String> LOST = List.of(
                "Practitioner/ghost",
                "Organization/ghost",
                "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",
                "https://elsewhere.exemple.invalid/fhir/Practitioner/prac-martin",
                "#inside",
                "ghost");
        private static final List<String> FIELDS_OF_A_RESOURCE = List.of("id", "resourceType", "identifier");

        abstract void strike(LossesTest test, Random random) throws IOException;

        private static int ofType(ArrayNode entries, JsonNode first) {
            String type = first.path("resource").path("resourceType").asText();
            int count = 0;
            for (JsonNode entry : entries) {
                count += entry.path("resource").path("resourceType").asText().equals(type) ? 1 : 0;
            }
            return count;
        }
    }

    @BeforeAll
    static void loadTheReferencePolicyAndOneThatRemovesTheUnknown() throws Exception {
        reference = PublicationEngine.load(PolicyFolder.read(Product.POLICY));
        removing = PublicationEngine.load(removingTheUnknown(PolicyFolder.read(Product.POLICY)));
    }

    /**
     * The reference policy lets what is unknown stay: this one would remove it, so that the reading alone protects it. A
     * reference to nobody is for the policy to judge: the directory was read whole.
     */
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
    static void close() {
        reference.close();
        removing.close();
    }

    @BeforeEach
    void copyTheSamples() throws IOException {
        try (Stream<Path> files = Files.walk(Product.SAMPLES)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(Product.SAMPLES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private Path peopleFile() {
        return folder.resolve("directory/structures-et-professionnels.json");
    }

    private Path situationsFile() {
        return folder.resolve("directory/situations.ndjson");
    }

    private ObjectNode people() throws IOException {
        return (ObjectNode) JSON.readTree(Product.SAMPLES
                .resolve("directory/structures-et-professionnels.json")
                .toFile());
    }

    private List<String> situations() throws IOException {
        return new ArrayList<>(Files.readAllLines(Product.SAMPLES.resolve("directory/situations.ndjson")));
    }

    private void write(ObjectNode bundle) throws IOException {
        Files.writeString(peopleFile(), bundle.toString());
    }

    private void write(List<String> lines) throws IOException {
        Files.write(situationsFile(), lines);
    }

    private static Set<String> removals(PublicationEngine engine, Path data, LocalDate asOf) throws Exception {
        Set<String> removals = new TreeSet<>();
        for (Change change : engine.plan(DataSet.read(data), asOf).changes()) {
            if (change instanceof Change.Detach) {
                removals.add(change.place().address() + " on " + change.place().carrier());
            }
        }
        return removals;
    }

    @ParameterizedTest
    @EnumSource
    void what_is_lost_removes_nothing(Loss loss) throws Exception {
        PublicationEngine engine = loss == Loss.REFERENCES ? reference : removing;
        for (LocalDate day : DAYS) {
            Set<String> whole = removals(engine, Product.SAMPLES, day);
            for (int seed = 0; seed < SEEDS; seed++) {
                loss.strike(this, new Random(seed * SCATTERED));
                try {
                    assertThat(whole).as("%s, seed %d, %s", loss, seed, day).containsAll(removals(engine, folder, day));
                } catch (UnusableDataSet refused) {
                    assertThat(refused.sentences()).isNotEmpty();
                } finally {
                    restore();
                }
            }
        }
    }

    private void restore() throws IOException {
        Files.deleteIfExists(situationsFile());
        Files.deleteIfExists(peopleFile());
        write(people());
        write(situations());
        for (String table : Loss.TABLES) {
            Files.copy(Product.SAMPLES.resolve(table), folder.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
