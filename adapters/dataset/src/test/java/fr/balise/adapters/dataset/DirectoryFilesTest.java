package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.MailboxAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryFilesTest {
    private static final String MAILBOX = "{\"system\":\"email\",\"value\":\"%s\",\"extension\":[{\"url\":"
            + "\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type\","
            + "\"valueCoding\":{\"code\":\"MSSANTE\"}}]}";

    @TempDir
    private Path folder;

    @Test
    void bundles_lines_and_single_resources_are_read_alike() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("directory/all.ndjson", "\ufeff" + Folder.HOSPITAL + "\r\n\r\n")
                .with("directory/people.json", "\ufeff" + bundle(Folder.DOCTOR))
                .with("directory/one.json", Folder.SITUATION)
                .with("directory/other.json", bundle("{\"resourceType\":\"OperationOutcome\",\"issue\":[]}"))
                .read();

        assertThat(facts.carriers()).hasSize(3);
        assertThat(facts.findings()).isEmpty();
        assertThat(facts.gaps()).isEmpty();
    }

    private static byte[] gz(String... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : members) {
            try (GZIPOutputStream gz = new GZIPOutputStream(bytes)) {
                gz.write(member.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void compressed_files_and_archives_of_several_are_read_as_what_is_in_them() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .without("directory/all.ndjson")
                .with("directory/structures.ndjson.gz", gz(Folder.HOSPITAL + "\n", "\n"))
                .with(
                        "directory/people.zip",
                        zip(
                                "export/",
                                "",
                                "export/people.json",
                                bundle(Folder.DOCTOR),
                                "__MACOSX/export/._people.json",
                                "?",
                                "export/situations.ndjson",
                                Folder.SITUATION + "\n"))
                .read();

        assertThat(facts.carriers()).hasSize(3);
        assertThat(facts.findings()).isEmpty();
        assertThat(facts.gaps()).isEmpty();
        assertThat(facts.inputs()).containsKeys("directory/structures.ndjson.gz", "directory/people.zip");
    }

    /** Between two files of the archive too, where what is there can be read to its end. */
    @Test
    void what_breaks_off_inside_a_compressed_file_leaves_the_directory_with_a_gap() throws Exception {
        String why = " could not be read whole (truncated or unreadable compression; copy it again)";
        byte[] two = zip("a.ndjson", Folder.HOSPITAL, "b.ndjson", Folder.DOCTOR);
        int second = new String(two, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 4);

        assertThat(gaps("directory/cut.zip", Arrays.copyOf(two, second))).startsWith("directory/cut.zip" + why);
        Files.delete(folder.resolve("directory/cut.zip"));
        byte[] one = gz(Folder.HOSPITAL);
        assertThat(gaps("directory/cut.ndjson.gz", Arrays.copyOf(one, one.length - 12)))
                .startsWith("directory/cut.ndjson.gz" + why);
        Files.delete(folder.resolve("directory/cut.ndjson.gz"));
        assertThat(gaps("directory/plain.ndjson.gz", Folder.HOSPITAL.getBytes(StandardCharsets.UTF_8)))
                .startsWith("directory/plain.ndjson.gz" + why);
        Files.delete(folder.resolve("directory/plain.ndjson.gz"));
        assertThat(gaps("directory/other.zip", zip("readme.txt", "?")))
                .startsWith("directory/other.zip/readme.txt could not be read whole (neither .json nor .ndjson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Organization\"",
                "{\"resourceType\":\"Bundle\",\"entry\":[",
                "{\"resourceType\":\"Bundle\"",
                "{",
                "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
                "not json"
            })
    void a_bundle_that_is_cut_short_or_no_json_leaves_the_directory_with_a_gap(String content) throws Exception {
        assertThat(gaps("directory/cut.json", content.getBytes(StandardCharsets.UTF_8)))
                .startsWith("directory/cut.json:1 could not be read whole (truncated or unreadable JSON, ")
                .contains("; extract it again). Removals that would rest on an absence from it are withheld");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "\"text\"", "{}", "{\"entry\":[]}", ""})
    void what_is_no_bundle_leaves_the_directory_with_a_gap(String content) throws Exception {
        assertThat(gaps("directory/other.json", content.getBytes(StandardCharsets.UTF_8)))
                .startsWith("directory/other.json could not be read whole (this is no FHIR Bundle; extract it again)");
    }

    @Test
    void text_after_the_bundle_leaves_the_directory_with_a_gap() throws Exception {
        String two = bundle(Folder.DOCTOR) + bundle(Folder.HOSPITAL);
        assertThat(gaps("directory/two.json", two.getBytes(StandardCharsets.UTF_8)))
                .startsWith("directory/two.json could not be read whole (text follows the end of the Bundle; extract it"
                        + " again, one resource a line is called .ndjson)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"directory/more.json", "directory/more.ndjson"})
    void a_file_in_another_encoding_leaves_the_directory_with_a_gap(String name) throws Exception {
        byte[] latin =
                Folder.HOSPITAL.replace("\"id\"", "\"name\":\"Hôpital\",\"id\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(gaps(name, latin))
                .startsWith(name + " could not be read whole (this is not UTF-8; extract it again as UTF-8)");
    }

    /** The only finding, after a file came beside the readable ones, whose resources are all there. */
    /** A few kilobytes that would fill the memory. */
    @Test
    void a_line_without_end_is_told_and_what_stood_before_it_counts() throws Exception {
        byte[] endless = gz(Folder.HOSPITAL + "\n" + "{\"resourceType\":\"" + "x".repeat(40_000_000));

        assertThat(gaps("directory/z.ndjson.gz", endless))
                .startsWith(
                        "directory/z.ndjson:2 could not be read whole (this line is longer than 16000000 characters");
    }

    private String gaps(String name, byte[] content) throws UnusableDataSet {
        Folder data = new Folder(folder).with(name, content);
        PublicationFacts facts = data.read();
        assertThat(facts.carriers()).hasSize(3);
        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
        assertThat(facts.inputs()).containsKey(name);
        assertThat(data.findings()).hasSize(1);
        return data.findings().get(0);
    }

    @Test
    void what_stands_before_the_place_where_a_file_breaks_off_is_read() throws Exception {
        String whole = bundle(Folder.DOCTOR, Folder.SITUATION);
        String cut = whole.substring(0, whole.indexOf("],\"resourceType\":\"Bundle\""));
        PublicationFacts facts = new Folder(folder)
                .with("directory/all.ndjson", Folder.HOSPITAL)
                .with("directory/cut.json", cut)
                .read();

        assertThat(facts.carriers()).hasSize(3);
        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
    }

    @Test
    void a_directory_of_which_nothing_can_be_read_is_refused_and_says_why() {
        assertThat(new Folder(folder).with("directory/all.ndjson", "").problems())
                .containsExactly(
                        "directory/all.ndjson could not be read whole (empty; extract it again). Removals that would rest"
                                + " on an absence from it are withheld; correct the source, then plan again.",
                        "directory: no Practitioner, PractitionerRole or Organization in it. Check the extraction.");
        assertThat(new Folder(folder)
                        .without("directory/all.ndjson")
                        .with("directory/all.json", "{")
                        .problems())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("directory/all.json:1 could not be read whole (truncated or unreadable JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Practitioner\",\"id\":\"x\"",
                "[]",
                "null",
                "{\"resourceType\":\"Bundle\",\"entry\":[]}",
                "{\"resourceType\":\"Practitioner\"}",
                "{\"id\":\"x\"}",
                "{\"resourceType\":\"Practitioner\",\"id\":\"../../x\"}"
            })
    void a_bad_line_leaves_the_directory_with_a_gap(String line) throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("directory/all.ndjson", String.join("\n", Folder.HOSPITAL, line, Folder.DOCTOR, Folder.SITUATION))
                .read();

        assertThat(facts.carriers()).hasSize(3);
        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
        assertThat(facts.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("INCOMPLETE_SOURCE");
            assertThat(finding.subject()).hasToString("directory/all.ndjson:2");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fullUrl\":\"x\"}",
                "null",
                "{\"resource\":{\"resourceType\":\"Practitioner\"}}",
                "{\"resource\":{\"resourceType\":\"Bundle\",\"entry\":[]}}"
            })
    void a_bad_entry_leaves_the_directory_with_a_gap(String entry) throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("directory/more.json", "{\"resourceType\":\"Bundle\",\"entry\":[" + entry + "]}")
                .read();

        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
        assertThat(facts.findings())
                .extracting(finding -> finding.subject().toString())
                .containsExactly("directory/more.json entry[0]");
    }

    @Test
    void a_file_of_another_kind_leaves_the_directory_with_a_gap() throws Exception {
        assertThat(new Folder(folder).with("directory/notes.txt", "x").findings())
                .containsExactly(
                        "directory/notes.txt could not be read whole (neither .json nor .ndjson, plain or in .gz or .zip; rename it or"
                                + " move it away). Removals that would rest on an absence from it are withheld; correct the"
                                + " source, then plan again.");
    }

    @Test
    void hidden_files_and_backups_are_left_aside_and_told_when_resources_may_stand_in_them() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("directory/.DS_Store", "x")
                .with("directory/._all.ndjson", "x")
                .with("directory/all.ndjson~", "x")
                .with("directory/.more.ndjson.Xy12", "x")
                .read();

        assertThat(facts.gaps()).isEmpty();
        assertThat(facts.findings())
                .extracting(finding -> finding.code() + " " + finding.subject())
                .containsExactlyInAnyOrder(
                        "UNREAD_FILE directory/.more.ndjson.Xy12", "UNREAD_FILE directory/all.ndjson~");
    }

    @Test
    void an_end_that_is_no_date_leaves_a_doubt_about_the_situation() throws Exception {
        assertThat(new Folder(folder)
                        .with(
                                "directory/other.json",
                                Folder.SITUATION
                                        .replace("\"se\"", "\"se-2\"")
                                        .replace("\"active\"", "\"period\":{\"end\":\"31/12/2025\"},\"active\""))
                        .read()
                        .doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.why().en()).contains("is no date"));
    }

    @Test
    void a_mark_that_stands_twice_and_differs_leaves_a_doubt_about_the_mailbox() throws Exception {
        String mark = "{\"url\":\"listeRouge\",\"valueBoolean\":";
        String telecom =
                "\"telecom\":[{\"system\":\"email\",\"value\":\"alix@exemple.mssante.fr\",\"extension\":[{\"url\":"
                        + "\"https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata\","
                        + "\"extension\":[" + mark + "true}," + mark + "false}]}]}],\"active\"";

        assertThat(new Folder(folder)
                        .with(
                                "directory/all.ndjson",
                                Folder.HOSPITAL + "\n" + Folder.DOCTOR + "\n"
                                        + Folder.SITUATION.replace("\"active\"", telecom))
                        .read()
                        .doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.why().en()).isEqualTo("its metadata stand twice and differ"));
    }

    @ParameterizedTest
    @CsvSource({"10990000101, Practitioner/ps", "10990000202, unknown"})
    void a_reference_whose_identifier_is_another_than_its_targets_names_somebody_unknown(String rpps, String named)
            throws Exception {
        String both = "{\"reference\":\"Practitioner/ps\",\"identifier\":{\"system\":\"https://rpps.esante.gouv.fr\","
                + "\"value\":\"" + rpps + "\"}}";
        List<Reference> professionals = new Folder(folder)
                        .with(
                                "directory/all.ndjson",
                                Folder.HOSPITAL + "\n" + Folder.DOCTOR + "\n"
                                        + Folder.SITUATION.replace("{\"reference\":\"Practitioner/ps\"}", both))
                        .read()
                        .carriers()
                        .stream()
                        .filter(PracticeSituation.class::isInstance)
                        .map(carrier -> ((PracticeSituation) carrier).practitioner())
                        .toList();

        assertThat(professionals)
                .singleElement()
                .satisfies(one -> assertThat(
                                one.carrier().map(CarrierRef::toString).orElse("unknown"))
                        .isEqualTo(named));
    }

    @Test
    void an_emptied_file_leaves_the_directory_with_a_gap() throws Exception {
        assertThat(gaps("directory/more.ndjson", "\n \n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("directory/more.ndjson could not be read whole (empty; extract it again)");
    }

    @Test
    void a_page_that_announces_another_leaves_a_gap_unless_that_one_is_there() throws Exception {
        assertThat(new Folder(folder)
                        .with("directory/page1.json", page("p?1", "p?2", ""))
                        .read()
                        .gaps())
                .containsExactly(Gap.DIRECTORY);
        assertThat(new Folder(folder)
                        .with("directory/page3.json", page("p?3", "", ""))
                        .read()
                        .gaps())
                .containsExactly(Gap.DIRECTORY);
        assertThat(new Folder(folder)
                        .with("directory/page2.json", page("p?2", "p?3", ""))
                        .read()
                        .gaps())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"entry\":{}", "\"entry\":[],\"total\":\"3\"", "\"total\":null"})
    void a_bundle_whose_entries_or_total_are_no_such_thing_leaves_a_gap(String members) throws Exception {
        assertThat(new Folder(folder)
                        .with("directory/more.json", "{\"resourceType\":\"Bundle\"," + members + "}")
                        .read()
                        .gaps())
                .containsExactly(Gap.DIRECTORY);
    }

    @Test
    void a_total_counts_matches_of_every_type_where_they_are_told_apart() throws Exception {
        String match = "\"search\":{\"mode\":\"match\"}}";
        String bundle = "{\"resourceType\":\"Bundle\",\"total\":2,\"entry\":["
                + "{\"resource\":{\"resourceType\":\"Practitioner\",\"id\":\"x\"}," + match + ","
                + "{\"resource\":{\"resourceType\":\"Organization\",\"id\":\"y\"}," + match + "]}";

        assertThat(new Folder(folder).with("directory/more.json", bundle).read().gaps())
                .isEmpty();
    }

    @Test
    void pages_that_hold_less_than_their_total_leave_a_gap() throws Exception {
        Folder data = new Folder(folder);

        assertThat(data.with("directory/page1.json", total(3, page("p?1", "p?2", "a", "b")))
                        .read()
                        .gaps())
                .containsExactly(Gap.DIRECTORY);
        assertThat(data.with("directory/page2.json", total(3, page("p?2", "", "c")))
                        .read()
                        .gaps())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"severity\":\"error\",\"code\":\"processing\"}",
                "{\"severity\":\"warning\",\"code\":\"incomplete\"}",
                "{\"severity\":\"information\",\"code\":\"timeout\",\"diagnostics\":\"partial\"}"
            })
    void an_outcome_that_says_that_something_is_missing_leaves_a_gap(String issue) throws Exception {
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[" + issue + "]}";

        assertThat(new Folder(folder)
                        .with("directory/more.json", bundle(outcome))
                        .read()
                        .gaps())
                .containsExactly(Gap.DIRECTORY);
    }

    @Test
    void what_is_no_readable_file_leaves_a_gap_and_is_told() throws Exception {
        Folder data = new Folder(folder);
        Files.createDirectory(folder.resolve("directory/structures"));
        Files.createSymbolicLink(folder.resolve("directory/lien.ndjson"), folder.resolve("nowhere.ndjson"));
        new ProcessBuilder("mkfifo", folder.resolve("directory/tube.ndjson").toString())
                .start()
                .waitFor();

        PublicationFacts facts = data.read();

        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
        assertThat(facts.findings())
                .extracting(finding -> finding.subject().toString())
                .containsExactlyInAnyOrder("directory/structures", "directory/lien.ndjson", "directory/tube.ndjson");
    }

    /** Nothing that a server left out of a resource is taken for absent. */
    @Test
    void a_resource_given_in_part_is_doubted_and_a_whole_one_counts_before_it() throws Exception {
        String part =
                "{\"resourceType\":\"PractitionerRole\",\"id\":\"part\",\"meta\":{\"tag\":[{\"code\":\"SUBSETTED\"}],"
                        + "\"lastUpdated\":\"2026-11-20T00:00:00Z\"}}";
        String whole = "{\"resourceType\":\"PractitionerRole\",\"id\":\"part\",\"meta\":{"
                + "\"lastUpdated\":\"2026-11-19T00:00:00Z\"}}";

        PublicationFacts facts =
                new Folder(folder).with("directory/more.ndjson", part).read();
        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
        assertThat(facts.doubts())
                .extracting(doubt -> doubt.carrier().toString())
                .containsExactly("PractitionerRole/part");
        assertThat(facts.carriers())
                .filteredOn(carrier -> carrier.ref().id().equals("part"))
                .extracting(carrier -> ((Carrier.PracticeSituation) carrier).practitioner())
                .containsExactly(new Reference.Unknown("practitioner"));

        assertThat(new Folder(folder)
                        .with("directory/more.ndjson", part + "\n" + whole)
                        .read()
                        .doubts())
                .isEmpty();
    }

    @Test
    void situations_whose_structures_are_nowhere_leave_the_directory_with_a_gap() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("directory/all.ndjson", Folder.DOCTOR + "\n" + Folder.SITUATION)
                .read();

        assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
    }

    @Test
    void the_latest_version_of_a_resource_counts_whatever_the_order() throws Exception {
        String open = versioned("2026-11-15T04:30:00+01:00", true);
        String closed = versioned("2026-11-16T03:30:00Z", false);
        for (String lines : new String[] {open + "\n" + closed, closed + "\n" + open + "\n" + closed}) {
            PublicationFacts facts =
                    new Folder(folder).with("directory/more.ndjson", lines).read();

            assertThat(facts.findings()).isEmpty();
            assertThat(facts.carriers())
                    .filteredOn(carrier -> carrier.ref().id().equals("twice"))
                    .extracting(Carrier::active)
                    .containsExactly(false);
        }
    }

    @Test
    void two_undated_versions_that_differ_hold_their_mailboxes() throws Exception {
        String with = "{\"resourceType\":\"Organization\",\"id\":\"twice\",\"telecom\":["
                + MAILBOX.formatted("a@exemple.mssante.fr") + "]}";
        String without = "{\"resourceType\":\"Organization\",\"id\":\"twice\",\"active\":false}";
        for (String lines : new String[] {with + "\n" + without, without + "\n" + with}) {
            PublicationFacts facts =
                    new Folder(folder).with("directory/more.ndjson", lines).read();

            assertThat(facts.held()).containsExactly(new MailboxAddress("a@exemple.mssante.fr"));
            assertThat(facts.gaps()).containsExactly(Gap.DIRECTORY);
            assertThat(facts.carriers())
                    .filteredOn(carrier -> carrier.ref().id().equals("twice"))
                    .extracting(Carrier::active)
                    .containsExactly(true);
        }
    }

    @Test
    void a_published_text_that_is_no_address_is_reported() throws Exception {
        assertThat(new Folder(folder)
                        .with(
                                "directory/more.ndjson",
                                "{\"resourceType\":\"Organization\",\"id\":\"odd\",\"telecom\":["
                                        + MAILBOX.formatted("not an address") + "]}")
                        .findings())
                .containsExactly("Organization/odd: the directory publishes 'not an address' there, which is no"
                        + " address. Nothing is changed for this mailbox; correct the line, then plan again.");
    }

    @Test
    void a_published_address_with_an_invisible_character_is_told_and_shown_escaped() throws Exception {
        assertThat(new Folder(folder)
                        .with(
                                "directory/more.ndjson",
                                "{\"resourceType\":\"Organization\",\"id\":\"odd\",\"telecom\":["
                                        + MAILBOX.formatted("ali\u00a0x@exemple.mssante.fr") + "]}")
                        .findings())
                .singleElement()
                .asString()
                .startsWith("Organization/odd: the directory publishes 'ali\\u00a0x@exemple.mssante.fr' there, which is"
                        + " no address.");
    }

    @Test
    void the_operators_side_is_read_without_a_directory() throws Exception {
        new Folder(folder).without("directory/all.ndjson");
        Files.delete(folder.resolve("directory"));

        PublicationFacts facts = DataSet.readOperatorSide(folder);

        assertThat(facts.mailboxes()).hasSize(1);
        assertThat(facts.carriers()).isEmpty();
        assertThat(facts.inputs()).containsOnlyKeys("operator.yaml", "mailboxes.csv", "declarations.csv");
    }

    @Test
    void everything_that_is_missing_is_told_together() {
        assertThat(new Folder(folder)
                        .without("operator.yaml")
                        .without("mailboxes.csv")
                        .without("declarations.csv")
                        .without("directory/all.ndjson")
                        .problems())
                .hasSize(4);
    }

    @Test
    void a_folder_that_does_not_exist_is_told_at_once() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> DataSet.read(folder.resolve("nowhere"))))
                .isInstanceOf(UnusableDataSet.class)
                .hasMessage(folder.resolve("nowhere") + ": no such folder. Give --data the folder that holds"
                        + " operator.yaml, mailboxes.csv and declarations.csv.");
    }

    private static String bundle(String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            entries.append(entries.length() == 0 ? "" : ",")
                    .append("{\"resource\":")
                    .append(resource)
                    .append('}');
        }
        return "{\"entry\":[" + entries + "],\"resourceType\":\"Bundle\",\"type\":\"collection\"}";
    }

    private static String page(String self, String next, String... ids) {
        StringBuilder entries = new StringBuilder();
        for (String id : ids) {
            entries.append(entries.length() == 0 ? "" : ",")
                    .append(
                            "{\"search\":{\"mode\":\"match\"},\"resource\":{\"resourceType\":\"Organization\",\"id\":\"p")
                    .append(id)
                    .append("\"}}");
        }
        String link = next.isEmpty() ? "" : ",{\"relation\":\"next\",\"url\":\"" + next + "\"}";
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[{\"relation\":\"self\",\"url\":\"" + self
                + "\"}" + link + "],\"entry\":[" + entries + "]}";
    }

    private static String total(int total, String page) {
        return page.replace("\"type\":", "\"total\":" + total + ",\"type\":");
    }

    private static String versioned(String lastUpdated, boolean active) {
        return "{\"resourceType\":\"Organization\",\"id\":\"twice\",\"meta\":{\"lastUpdated\":\"" + lastUpdated
                + "\"},\"active\":" + active + "}";
    }
}
