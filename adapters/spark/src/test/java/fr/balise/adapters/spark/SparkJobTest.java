package fr.balise.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.formats.certificate.CertificateFile;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.formats.simulation.SweepJson;
import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.planning.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dbalise.spark.data=DIR} takes another data set than the samples, of any size. */
class SparkJobTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Path POLICY = HOME.resolve("rules/policy");
    private static final Path SAMPLES = HOME.resolve("samples/data");
    private static final Path DATA = Path.of(System.getProperty("balise.spark.data", SAMPLES.toString()));
    private static final String FACTS_PER_PART = System.getProperty("balise.spark.facts", "10");
    private static final LocalDate AS_OF = LocalDate.parse("2026-12-01");

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2,3]")
                .config("spark.ui.enabled", false)
                .config("spark.log.level", "OFF")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .config("spark.hadoop.fs.flaky.impl", FlakyFileSystem.class.getName())
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private void run(String... words) throws Exception {
        new SparkJob(spark, SparkArguments.of(words), notice -> told.add(notice.en())).run();
    }

    private Path plan(String data, Path out) throws Exception {
        return plan(data, out.toString(), out);
    }

    private Path plan(String data, String out, Path written) throws Exception {
        run(
                "plan",
                "--policy",
                POLICY.toString(),
                "--data",
                data,
                "--as-of",
                AS_OF.toString(),
                "--out",
                out,
                "--facts-per-part",
                FACTS_PER_PART);
        return written.resolve("plan.json");
    }

    private static byte[] onOneMachine(Path data) throws Exception {
        PolicyFiles files = PolicyFolder.read(POLICY);
        try (PolicyInForce policy = PolicyInForce.load(files, CertificateFile.of(files))) {
            return PlanFile.write(new Planning(policy, DataSet.in(data), AS_OF).plan(new Planning.Writing("", "")));
        }
    }

    @Test
    void the_plan_in_parts_is_that_of_one_machine_to_the_byte() throws Exception {
        Path out = folder.resolve("parts");
        Path plan = plan(DATA.toString(), out);

        assertThat(told).anyMatch(notice -> notice.matches("Decided in ([2-9]|\\d\\d) parts\\."));
        assertThat(Files.readAllBytes(plan)).isEqualTo(onOneMachine(DATA));
        Plan read = PlanFile.read(plan);
        assertThat(spark.read()
                        .parquet(out.resolve("changes.parquet").toString())
                        .collectAsList())
                .extracting(row -> row.<String>getAs("id"))
                .isEqualTo(read.changes().stream()
                        .map(change -> change.id().value())
                        .toList());
        assertThat(spark.read()
                        .parquet(out.resolve("findings.parquet").toString())
                        .count())
                .isEqualTo(read.findings().size());
        try (Stream<Path> left = Files.list(out)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(".balise")))
                    .isEmpty();
        }
    }

    /** Every task fails once: those that read files, and those that decide parts. */
    @Test
    void a_task_whose_machine_is_lost_is_done_again_and_changes_nothing() throws Exception {
        FlakyFileSystem.FAILED.clear();
        Path out = folder.resolve("lost");
        Path plan = plan("flaky://" + SAMPLES, "flaky://" + out, out);

        assertThat(FlakyFileSystem.FAILED).hasSizeGreaterThan(5);
        assertThat(Files.readAllBytes(plan)).isEqualTo(onOneMachine(SAMPLES));
    }

    @Test
    void what_is_wrong_with_lines_and_files_is_told_as_on_one_machine() throws Exception {
        Path data = copied("wrong");
        Path lines = data.resolve("directory/situations.ndjson");
        Files.writeString(lines, Files.readString(lines) + "{\"resourceType\":\n");
        Files.writeString(data.resolve("directory/notes.txt"), "?");
        Files.writeString(data.resolve("mailboxes-2.csv"), "?");
        Files.createDirectory(data.resolve("old"));

        assertThat(Files.readAllBytes(plan(data.toString(), folder.resolve("wrong-plan"))))
                .isEqualTo(onOneMachine(data));
    }

    /** A resource that is told in part: its versions must be looked at together. */
    @Test
    void what_is_only_understood_together_is_decided_together() throws Exception {
        Path data = copied("partial");
        Path lines = data.resolve("directory/situations.ndjson");
        String first = Files.readAllLines(lines).get(0);
        Files.writeString(
                lines,
                Files.readString(lines) + first.replaceFirst("\\{", "{\"meta\":{\"tag\":[{\"code\":\"SUBSETTED\"}]},")
                        + "\n");

        assertThat(Files.readAllBytes(plan(data.toString(), folder.resolve("partial-plan"))))
                .isEqualTo(onOneMachine(data));
        assertThat(told).anyMatch(notice -> notice.contains("in 1 parts"));
    }

    @Test
    void from_parquet_the_plan_is_the_same_but_for_its_inputs() throws Exception {
        Path data = Files.createDirectory(folder.resolve("parquet"));
        Files.copy(SAMPLES.resolve("operator.yaml"), data.resolve("operator.yaml"));
        for (String table : List.of("mailboxes", "declarations")) {
            spark.read()
                    .option("header", true)
                    .csv(SAMPLES.resolve(table + ".csv").toString())
                    .coalesce(1)
                    .write()
                    .parquet(data.resolve(table + ".parquet").toString());
        }
        Path directory = Files.createDirectory(data.resolve("directory"));
        String bundle = "structures-et-professionnels.json";
        Files.copy(SAMPLES.resolve("directory").resolve(bundle), directory.resolve(bundle));
        List<String> resources = Files.readAllLines(SAMPLES.resolve("directory/situations.ndjson"));
        spark.createDataset(resources, Encoders.STRING())
                .toDF("resource")
                .write()
                .parquet(data.resolve("directory.parquet").toString());

        Plan plan = PlanFile.read(plan(data.toString(), folder.resolve("parquet-plan")));
        Plan expected = PlanFile.read(onOneMachine(SAMPLES), "plan.json");
        assertThat(plan.changes()).isEqualTo(expected.changes());
        assertThat(plan.findings()).isEqualTo(expected.findings());
        assertThat(plan.summary()).isEqualTo(expected.summary());
        assertThat(plan.impact()).isEqualTo(expected.impact());
    }

    @Test
    void a_sweep_in_parts_is_that_of_one_machine() throws Exception {
        Path out = folder.resolve("sweep");
        String swept = "activity.inactiveAfterMonths=3..24";
        run(
                "simulate",
                "--policy",
                POLICY.toString(),
                "--data",
                DATA.toString(),
                "--as-of",
                AS_OF.toString(),
                "--set",
                swept,
                "--by",
                "type,structure",
                "--out",
                out.toString(),
                "--facts-per-part",
                FACTS_PER_PART);

        List<Dimension> by = Stream.of("type", "structure")
                .map(Dimension::named)
                .map(Optional::orElseThrow)
                .toList();
        Variants variants = new Variants(
                PolicyLoader.load(PolicyFolder.read(POLICY)),
                List.of(),
                List.of(SweptSetting.parse(swept)),
                List.of(AS_OF),
                by);
        assertThat(Files.readString(out.resolve("sweep.json")))
                .isEqualTo(SweepJson.write(variants.of(DataSet.in(DATA)), Optional.empty()));
        assertThat(told).anyMatch(notice -> notice.startsWith("22 variants"));
    }

    @Test
    void what_cannot_be_done_is_said_before_anything_is_written() {
        assertThatThrownBy(() -> SparkArguments.of("apply")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> SparkArguments.of("plan", "--polcy", "x"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--polcy");
        assertThatThrownBy(
                        () -> run("plan", "--policy", POLICY.toString(), "--data", "x", "--as-of", "1", "--out", "y"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("YYYY-MM-DD");
    }

    private static Path copied(String name) throws IOException {
        Path data = folder.resolve(name);
        try (Stream<Path> all = Files.walk(SAMPLES)) {
            for (Path path : all.toList()) {
                Path to = data.resolve(SAMPLES.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
        }
        return data;
    }
}
