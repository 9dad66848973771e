package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.balise.adapters.dataset.spill.Spill;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.safety.PastRuns;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.planning.Variants;
import fr.balise.operations.sources.DirectoryReading;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.LiveDirectory;
import fr.balise.operations.sources.LiveFacts;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OwnWrite;
import fr.balise.operations.sources.PartedFacts;
import fr.balise.operations.sources.ReadingProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set of which only a part is in memory gives the plan of all of it, to the byte. */
class PartedDataSetTest {
    private static final String MAIL =
            "{\"system\":\"email\",\"value\":\"%s\",\"extension\":[{\"url\":\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type\",\"valueCoding\":{\"system\":\"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie\",\"code\":\"MSSANTE\"}},{\"url\":\"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata\",\"extension\":[{\"url\":\"type\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL\",\"code\":\"%s\"}]}}]}]}";
    private static PolicyInForce policy;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() throws Exception {
        policy = PolicyInForce.load(PolicyFolder.read(Product.POLICY), Optional.empty());
    }

    @AfterAll
    static void close() {
        policy.close();
    }

    private Plan whole(Path data) throws Exception {
        return new Planning(policy, DataSet.in(data), Product.AS_OF).plan(new Writing("", ""));
    }

    /** The plan as it is written, with about so much memory; one byte makes as many parts as there can be. */
    private byte[] inParts(Path data, long memory) throws Exception {
        List<Text> notices = new ArrayList<>();
        Path spilled = Files.createDirectories(folder.resolve("spilled"));
        byte[] written;
        try (Spill spill = new Spill(spilled, notices::add)) {
            Plan plan = new Planning(policy, DataSet.in(data).spilling(spill, memory), Product.AS_OF)
                    .plan(new Writing("", ""));
            written = PlanFile.write(plan);
            assertThat(notices).hasSize(1);
        }
        assertThat(spilled).isEmptyDirectory();
        return written;
    }

    @Test
    void the_samples_give_the_same_bytes() throws Exception {
        assertThat(inParts(Product.SAMPLES, 1)).isEqualTo(PlanFile.write(whole(Product.SAMPLES)));
    }

    /** White space after a Bundle counts for nothing but its bytes. */
    @Test
    void how_far_files_are_read_and_parts_decided_is_told() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("padded/directory"));
        for (String name : List.of("operator.yaml", "mailboxes.csv", "declarations.csv")) {
            Files.copy(Product.SAMPLES.resolve(name), directory.resolveSibling(name));
        }
        for (String name : List.of("situations.ndjson", "structures-et-professionnels.json")) {
            Files.copy(Product.SAMPLES.resolve("directory").resolve(name), directory.resolve(name));
        }
        Files.writeString(
                directory.resolve("structures-et-professionnels.json"),
                "\n".repeat(3_000_000),
                StandardOpenOption.APPEND);
        Files.writeString(
                directory.resolveSibling("declarations.csv"), "\n".repeat(2_000_000), StandardOpenOption.APPEND);
        List<String> told = new ArrayList<>();
        ReadingProgress progress = (step, done, total) -> told.add(step.en() + " " + done + "/" + total);

        try (Spill spill = new Spill(folder, notice -> {})) {
            DataSet data = DataSet.in(directory.getParent()).telling(progress).spilling(spill, 1);
            new Planning(policy, data, Product.AS_OF).plan(new Writing("", ""));
        }

        assertThat(told)
                .startsWith("reading declarations.csv (MB) 1/2", "reading declarations.csv (MB) 2/2")
                .containsSubsequence(
                        "reading the directory (MB) 1/3",
                        "reading the directory (MB) 2/3",
                        "reading the directory (MB) 3/3")
                .last()
                .asString()
                .matches("parts decided (\\d+)/\\1");
        assertThat(told).hasSizeGreaterThan(9);

        told.clear();
        DataSet samples = DataSet.in(Product.SAMPLES).telling(progress);
        int mailboxes = samples.operatorSide().mailboxes().size();
        new Planning(policy, samples, Product.AS_OF).plan(new Writing("", ""));
        assertThat(told)
                .containsExactly(
                        "mailboxes decided 0/" + mailboxes, "mailboxes decided " + mailboxes + "/" + mailboxes);

        told.clear();
        new Variants(
                        policy.policy(),
                        List.of(),
                        List.of(),
                        List.of(Product.AS_OF, Product.AS_OF.plusDays(1)),
                        List.of())
                .of(samples);
        assertThat(told).containsExactly("variants asked 0/2", "variants asked 1/2", "variants asked 2/2");
    }

    @Test
    void broken_samples_give_the_same_bytes() throws Exception {
        int usable = 0;
        try (Stream<Path> sets = Files.list(Product.BROKEN)) {
            for (Path data : sets.filter(Files::isDirectory).sorted().toList()) {
                try {
                    byte[] whole = PlanFile.write(whole(data));
                    assertThat(inParts(data, 1)).as(data.toString()).isEqualTo(whole);
                    usable++;
                } catch (UnusableDataSet e) {
                    assertThatThrownBy(() -> inParts(data, 1)).hasMessage(e.getMessage());
                }
            }
        }
        assertThat(usable).isPositive();
    }

    @Test
    void a_larger_data_set_gives_the_same_bytes_in_any_number_of_parts() throws Exception {
        Path data = people(600);
        Plan whole = whole(data);
        assertThat(whole.changes().size()).isGreaterThan(50);
        assertThat(whole.findings())
                .extracting(finding -> finding.code())
                .contains("LOOKS_LIKE_ANOTHER", "DUPLICATE_MAILBOX", "INCOMPLETE_SOURCE", "FEWER_THAN_EXPECTED");

        byte[] bytes = PlanFile.write(whole);

        assertThat(inParts(data, 1)).isEqualTo(bytes);
        assertThat(inParts(data, 1_500_000)).isEqualTo(bytes);
    }

    /** The directory in a folder of its own, with the answer of its server: one of another's findings, and doubted. */
    private record Copied(DataSet dataSet, Path copy) implements LiveDirectory {
        private static final Finding TOLD = FindingCode.SNAPSHOT.about("http://a", "then", "before");

        @Override
        public String address() {
            return "http://a";
        }

        @Override
        public DirectoryReading read(PublicationFacts operatorSide, TypeSettings considered) throws Refusal {
            return read(new CarrierCollector());
        }

        private DirectoryReading read(CarrierCollector carriers) throws Refusal {
            carriers.learnt(Set.of(Gap.DIRECTORY), List.of(TOLD));
            return DataSet.readDirectory(copy, "copy", carriers, ReadingProgress.SILENT);
        }

        @Override
        public Optional<PartedFacts> parted(Collection<Policy> policies, Optional<MemoryOverlay> written)
                throws Refusal, InterruptedException {
            return dataSet.parted(
                    policies,
                    copy,
                    (reading, operatorSide, carriers, sorting) -> {
                        DirectoryReading read = read(carriers);
                        reading.input(read.source(), read.digest());
                    },
                    written);
        }
    }

    private static Plan onCopy(DataSet dataSet, Path copy, MemoryOverlay memory) throws Exception {
        History history = new History() {
            @Override
            public Optional<MemoryOverlay> memory() {
                return Optional.of(memory);
            }

            @Override
            public PastRuns pastRuns() {
                return PastRuns.NONE;
            }

            @Override
            public Map<String, OwnWrite> writes() {
                return Map.of();
            }
        };
        FactSource source = new LiveFacts(dataSet, new Copied(dataSet, copy), history);
        return new Planning(policy, source, Product.AS_OF).plan(new Writing("", "draft"));
    }

    @Test
    void a_directory_of_another_folder_with_what_our_runs_wrote_gives_the_same_bytes() throws Exception {
        Map<String, Attachment> written = new HashMap<>();
        for (Carrier carrier : DataSet.read(Product.SAMPLES).carriers()) {
            carrier.attachments()
                    .forEach(shown -> written.put(
                            MemoryOverlay.place(
                                    carrier.ref().toString(), shown.address().value()),
                            new Attachment(
                                    shown.address(),
                                    shown.publishedAs(),
                                    shown.type(),
                                    shown.rank(),
                                    Optional.of(true),
                                    shown.description(),
                                    shown.service(),
                                    Optional.of("Alix Modèle"),
                                    shown.fingerprint(),
                                    shown.repeated())));
        }
        MemoryOverlay memory = new MemoryOverlay(written);
        Path ours = Files.createDirectories(folder.resolve("ours"));
        for (String name : List.of("operator.yaml", "mailboxes.csv", "declarations.csv")) {
            Files.copy(Product.SAMPLES.resolve(name), ours.resolve(name));
        }
        Plan whole = onCopy(DataSet.in(ours), Product.SAMPLES, memory);
        assertThat(whole.inputs()).containsKeys("copy", "memory");
        Plan unaware = onCopy(DataSet.in(ours), Product.SAMPLES, new MemoryOverlay(Map.of()));
        assertThat(whole.changes()).isNotEqualTo(unaware.changes());

        List<Text> notices = new ArrayList<>();
        try (Spill spill = new Spill(folder, notices::add)) {
            Plan parted = onCopy(DataSet.in(ours).spilling(spill, 1), Product.SAMPLES, memory);

            assertThat(notices).hasSize(1);
            assertThat(PlanFile.write(parted)).isEqualTo(PlanFile.write(whole));
        }
    }

    @Test
    void a_sweep_in_parts_gives_the_figures_of_all_facts_at_once() throws Exception {
        Path data = people(600);
        Variants variants = new Variants(
                policy.policy(),
                List.of(),
                List.of(SweptSetting.parse("activity.inactiveAfterMonths=9,12,18")),
                List.of(Product.AS_OF),
                List.of(Dimension.TYPE));
        Sweep whole = variants.of(DataSet.in(data));
        assertThat(whole.differs()).isTrue();

        try (Spill spill = new Spill(folder, notice -> {})) {
            assertThat(variants.of(DataSet.in(data).spilling(spill, 1))).isEqualTo(whole);
        }
    }

    @Test
    void references_that_only_all_resources_explain_are_read_as_a_whole() throws Exception {
        Path data = people(20);
        Files.writeString(
                data.resolve("directory/z.ndjson"),
                "{\"resourceType\":\"PractitionerRole\",\"id\":\"far\",\"practitioner\":{\"identifier\":{\"system\":"
                        + "\"https://rpps.esante.gouv.fr\",\"value\":\"10000000001\"}}}\n");

        assertThat(inParts(data, 1)).isEqualTo(PlanFile.write(whole(data)));
    }

    @Test
    void what_is_spilled_is_for_its_owner_alone() throws Exception {
        try (Spill spill = new Spill(folder, notice -> {})) {
            spill.items(Text.class).add(new Text("un", "one"));
            try (Stream<Path> made = Files.list(folder)) {
                assertThat(made.map(PartedDataSetTest::permissions)).containsExactly("rwx------");
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_temporary_folder_that_is_not_there_is_told() {
        try (Spill spill = new Spill(folder.resolve("nowhere"), notice -> {})) {
            assertThatThrownBy(() -> spill.during(() -> spill.items(Text.class)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("nowhere")
                    .hasMessageContaining("java.io.tmpdir");
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Professionals, most of them with nothing to decide, and what goes wrong among so many. */
    private Path people(int count) throws IOException {
        Random random = new Random(7);
        Path data = Files.createDirectories(folder.resolve("data-" + count));
        Files.createDirectories(data.resolve("directory"));
        StringBuilder stock = new StringBuilder("address,type,holder_id_type,holder_id,structure,status,last_activity,"
                + "red_list,description,service,responsible\n");
        StringBuilder answers = new StringBuilder("address,situation,wanted,preferred,declared_on\n");
        StringBuilder people = new StringBuilder();
        StringBuilder places = new StringBuilder();
        StringBuilder structures = new StringBuilder();
        for (int i = 0; i < count / 8; i++) {
            String desk = "desk" + i + "@ours.mssante.fr";
            boolean has = i % 3 == 0;
            structures.append(resource(
                    "Organization",
                    "o" + i,
                    "{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\"75%07d\"}".formatted(i),
                    ",\"name\":\"Structure %d\"%s"
                            .formatted(
                                    i,
                                    i % 5 == 0
                                            ? ",\"partOf\":{\"reference\":\"Organization/o%d\"}".formatted(i / 2)
                                            : ""),
                    has && i % 2 == 0 ? MAIL.formatted(desk, "ORG") : ""));
            if (has) {
                stock.append("%s,ORG,,,75%07d,ACTIVE,2026-11-02,no,,,\n".formatted(desk, i));
            }
        }
        for (int i = 0; i < count; i++) {
            String address = "pers" + i + "@ours.mssante.fr";
            boolean has = i % 4 == 0;
            people.append(resource(
                    "Practitioner",
                    "p" + i,
                    "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"1%010d\"}".formatted(i),
                    ",\"name\":[{\"family\":\"NOM%d\"}]".formatted(i),
                    has && i % 3 == 0 ? MAIL.formatted(address, "PER") : ""));
            if (has) {
                stock.append("%s,PER,8,1%010d,75%07d,%s,2026-%02d-12,no,,,\n"
                        .formatted(
                                address, i, random.nextInt(count / 8), i % 20 == 0 ? "CLOSED" : "ACTIVE", 1 + i % 11));
            }
            for (int k = 0; k < 1 + i % 2; k++) {
                String id = i + "-" + k;
                int where = random.nextInt(count / 8);
                places.append(resource(
                        "PractitionerRole",
                        "r" + id,
                        "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"SE-%s\"}"
                                .formatted(i % 50 == 7 ? "same-" + i / 100 : id),
                        ",\"practitioner\":{\"reference\":\"Practitioner/p%d\"},\"organization\":{\"reference\":\"Organization/o%d\"}"
                                .formatted(i, where),
                        has && k == 0
                                ? MAIL.formatted(address, "PER")
                                : i % 9 == 0
                                        ? MAIL.formatted("pers" + (i + 4) / 8 * 4 + "@ours.mssante.fr", "PER")
                                        : ""));
                if (has && i % 3 == 1) {
                    answers.append("%s,SE-%s,%s,%s,2026-10-01\n"
                            .formatted(address, id, i % 5 > 0 ? "yes" : "no", i % 5 > 0 && i % 2 == 0 ? "yes" : "no"));
                }
                if (i % 37 == 0) {
                    answers.append("desk%d@ours.mssante.fr,SE-%s,yes,yes,2026-10-02\n".formatted(where / 3 * 3, id));
                }
            }
        }
        places.append(resource(
                "PractitionerRole",
                "look",
                "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"SE-look\"}",
                ",\"practitioner\":{\"reference\":\"Practitioner/p3\"}",
                MAIL.formatted("pers%s@ours.mssante.fr".formatted(count >= 20 ? "l2" : "8"), "PER")));
        people.append(resource(
                "Practitioner",
                "p8",
                "{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"10000000008\"}",
                ",\"name\":[{\"family\":\"AUTRE\"}]",
                ""));
        stock.append("pers4@ours.mssante.fr,PER,8,10000000004,,ACTIVE,2026-01-01,yes,,,\n");
        Files.writeString(data.resolve("mailboxes.csv"), stock);
        Files.writeString(data.resolve("declarations.csv"), answers);
        Files.writeString(
                data.resolve("operator.yaml"),
                "name: Nous\ndomains:\n  - ours.mssante.fr\nexpected:\n  situations: 100000\n"
                        + "protected:\n  addresses:\n    - nobody@ours.mssante.fr\n");
        Files.write(data.resolve("directory/a.ndjson"), places.toString().getBytes(StandardCharsets.UTF_8));
        Files.write(data.resolve("directory/b.ndjson"), people.toString().getBytes(StandardCharsets.UTF_8));
        Files.write(data.resolve("directory/c.ndjson"), structures.toString().getBytes(StandardCharsets.UTF_8));
        return data;
    }

    private static String resource(String type, String id, String identifier, String members, String telecom) {
        return "{\"resourceType\":\"%s\",\"id\":\"%s\",\"identifier\":[%s]%s,\"telecom\":[%s]}\n"
                .formatted(type, id, identifier, members, telecom);
    }
}
