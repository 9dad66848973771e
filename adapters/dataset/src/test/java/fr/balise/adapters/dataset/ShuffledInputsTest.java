package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.planning.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which things stand in files means nothing. */
class ShuffledInputsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static PublicationEngine engine;
    private static Plan asTheyStand;

    @TempDir
    private Path folder;

    @BeforeAll
    static void planTheSamples() throws Exception {
        engine = PublicationEngine.load(PolicyFolder.read(Product.POLICY));
        asTheyStand = engine.plan(DataSet.read(Product.SAMPLES), Product.AS_OF);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void shuffled_lines_and_entries_give_the_same_changes_in_the_same_order(long seed) throws Exception {
        shuffleInto(folder, new Random(seed));

        Plan shuffled = engine.plan(DataSet.read(folder), Product.AS_OF);

        assertThat(shuffled.changes()).isEqualTo(asTheyStand.changes());
        assertThat(shuffled.changes()).extracting(change -> change.id()).doesNotHaveDuplicates();
        assertThat(shuffled.findings()).isEqualTo(asTheyStand.findings());
        assertThat(shuffled.summary()).isEqualTo(asTheyStand.summary());
        assertThat(shuffled.impact()).isEqualTo(asTheyStand.impact());
    }

    @Test
    void the_same_inputs_give_the_same_bytes() throws Exception {
        try (PublicationEngine another = PublicationEngine.load(PolicyFolder.read(Product.POLICY))) {
            Plan again = another.plan(DataSet.read(Product.SAMPLES), Product.AS_OF);

            assertThat(PlanFile.write(again)).isEqualTo(PlanFile.write(asTheyStand));
        }
    }

    private static void shuffleInto(Path target, Random random) throws IOException {
        Files.createDirectories(target.resolve("directory"));
        Files.copy(Product.SAMPLES.resolve("operator.yaml"), target.resolve("operator.yaml"));
        for (String table : List.of("mailboxes.csv", "declarations.csv")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(Product.SAMPLES.resolve(table)));
            Collections.shuffle(lines.subList(1, lines.size()), random);
            Files.write(target.resolve(table), lines);
        }
        Path directory = Product.SAMPLES.resolve("directory");
        List<String> resources = new ArrayList<>(Files.readAllLines(directory.resolve("situations.ndjson")));
        Collections.shuffle(resources, random);
        JsonNode bundle = JSON.readTree(
                directory.resolve("structures-et-professionnels.json").toFile());
        List<JsonNode> entries = new ArrayList<>();
        bundle.path("entry").forEach(entries::add);
        Collections.shuffle(entries, random);
        move(resources, entries, random.nextInt(entries.size()));
        ArrayNode shuffled = ((ObjectNode) bundle).putArray("entry");
        entries.forEach(shuffled::add);
        Files.write(target.resolve("directory").resolve("a.ndjson"), resources);
        JSON.writeValue(target.resolve("directory").resolve("b.json").toFile(), bundle);
    }

    /** In which file a resource stands means nothing either. */
    private static void move(List<String> resources, List<JsonNode> entries, int many) {
        for (int i = 0; i < many; i++) {
            resources.add(entries.remove(0).path("resource").toString());
        }
    }
}
