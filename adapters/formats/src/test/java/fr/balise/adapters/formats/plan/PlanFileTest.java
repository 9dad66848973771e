package fr.balise.adapters.formats.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.Golden;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.planning.change.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PlanFile.schema());

    @TempDir
    private Path folder;

    @Test
    void a_plan_is_written_to_the_letter_as_before() throws Exception {
        Golden.assertMatches("plan.json", json(SomePlan.plan()));
    }

    @Test
    void a_plan_that_proposes_nothing_is_written_to_the_letter_as_before() throws Exception {
        Golden.assertMatches("plan-nothing.json", json(SomePlan.nothing()));
    }

    @Test
    void what_is_written_is_read_back() throws Exception {
        Path file = folder.resolve("plan.json");
        PlanFile.write(SomePlan.plan(), file);
        PlanFile.write(SomePlan.plan(), file);

        assertThat(PlanFile.read(file)).isEqualTo(SomePlan.plan());
        assertThat(Files.readAllBytes(file)).isEqualTo(PlanFile.write(SomePlan.plan()));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** What takes it may make something of each piece: a row of a journal, a packet. */
    @Test
    void a_plan_goes_out_once_however_many_changes_it_has() throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        OutputStream out = new BufferedOutputStream(OutputStream.nullOutputStream(), 1 << 20) {
            @Override
            public void flush() throws IOException {
                pieces.incrementAndGet();
                super.flush();
            }
        };
        PlanFile.write(SomePlan.plan(), out);

        assertThat(SomePlan.plan().changes()).hasSizeGreaterThan(1);
        assertThat(pieces).hasValue(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void any_plan_is_read_back_and_follows_the_schema(long seed) throws Exception {
        Plan plan = SomePlan.of(changes(new Random(seed)), List.of());
        byte[] bytes = PlanFile.write(plan);

        assertThat(PlanFile.read(bytes, "plan.json")).isEqualTo(plan);
        assertThat(PlanFile.write(PlanFile.read(bytes, "plan.json"))).isEqualTo(bytes);
        assertThat(SCHEMA.validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whoever_has_the_file_can_compute_its_digest_and_the_ids_of_its_changes() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode plan = (ObjectNode) mapper.readTree(json(SomePlan.plan()));
        for (JsonNode change : plan.path("changes")) {
            ObjectNode intention = ((ObjectNode) change.deepCopy())
                    .retain(List.of("action", "mailbox", "mailboxType", "carrier", "set"));
            ((ObjectNode) intention.path("carrier")).retain(List.of("resourceType", "id"));
            assertThat(CanonicalJson.fingerprint(intention))
                    .startsWith(change.path("id").asText());
        }
        String digest = plan.remove("digest").asText();
        for (String list : List.of("changes", "withheld", "findings")) {
            ArrayNode digests = mapper.createArrayNode();
            plan.path(list).forEach(item -> digests.add(CanonicalJson.fingerprint(item)));
            plan.set(list, digests);
        }

        assertThat(CanonicalJson.fingerprint(plan)).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            "cases": 62151,           §                            § plan.json, /summary: 'cases' is missing. Is the file whole?
            "label": ""               § "label": null              § plan.json, /changes/2/carrier/label: null is not allowed here.
            "finess": "990000019"     § "finess": null             § plan.json, /summary/breakdown/byStructure/0/structure/finess: null is not allowed here.
            "confirmed": false        § "confirmed": 0             § plan.json, /assumed/0/confirmed: true or false is expected here.
            "severity": "INFO"        § "severity": "LOW"          § plan.json, /findings/1/severity: 'LOW' is unknown. Allowed: INFO, WARNING, ERROR.
            "etaSeconds": 3656        § "etaSeconds": 99999999999999999999 § plan.json, /summary/etaSeconds: a whole number is expected here.
            """)
    void what_is_missing_null_or_of_another_type_is_told_where_it_is(String from, String to, String message) {
        String json = json(SomePlan.plan());
        assertThat(json).contains(from);

        assertThat(refused(json.replace(from, to == null ? "" : to))).hasMessage(message);
    }

    @Test
    void the_schema_bears_the_name_that_plans_give() {
        assertThat(PlanFile.schema()).contains("\"$id\": \"" + PlanFile.SCHEMA + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            "ATTACH"                  § "ATACH"                    § plan.json, /changes/0/action: 'ATACH' is unknown. Did you mean ATTACH? Allowed: ATTACH, UPDATE, DETACH.
            "redList": false          § "redList": true            § plan.json, /changes/0/id: the id does not match the content: the change was altered. Plan again.
            "redList": false          § "redList": "no"            § plan.json, /changes/0/set/redList: true or false is expected here.
            "rank": 1                 § "rank": 1.5                § plan.json, /changes/0/set/rank: a whole number is expected here.
            "rank": 1                 § "rang": 1                  § plan.json, /changes/0/set/rang: this member is no part of the format. Take it out, or make this file again.
            se-obrien                 § se-autre                   § plan.json, /changes/0/id: the id does not match the content: the change was altered. Plan again.
            Dr Maëlys O'Brien —       § Dr Autre —                 § plan.json, /digest: the digest does not match the content: the plan was altered. Plan again.
            "share": 30               § "share": 100                 § plan.json, /digest: the digest does not match the content: the plan was altered. Plan again.
            "published": true,        § "published": false,        § plan.json, /changes/1/expected: a fingerprint goes with a published mailbox, and with no other.
            "calls": 3,               § "calls": 3, "tea": 4,      § plan.json, /summary/tea: this member is no part of the format. Take it out, or make this file again.
            "cases": 62151            § "cases": "62151"           § plan.json, /summary/cases: a whole number is expected here.
            "asOf": "2026-12-01"      § "asOf": "01/12/2026"       § plan.json, /asOf: '01/12/2026' does not have the form expected.
            "mailbox": "maelys.o'brien@ § "mailbox": "maelys @     § plan.json, /changes/0/mailbox: 'maelys @exemple.mssante.fr' does not have the form expected.
            "resourceType": "PractitionerRole" § "resourceType": "Patient" § plan.json, /changes/0/carrier/resourceType: 'Patient' is unknown. Allowed: Practitioner, PractitionerRole, Organization.
            "findings": [             § "constats": [              § plan.json: 'findings' is missing. Is the file whole?
            "urn:balise:plan:2"       § "urn:balise:plan:3"        § plan.json, /schema: this version (urn:balise:plan:3) is not known here; urn:balise:plan:2 is. Plan again with the version that applies it.
            "urn:balise:plan:2"       § "urn:autre"                § plan.json: this is no Balise plan. Give the file that 'balise plan --out' wrote.
            "proved": true            § "proved": false          § plan.json, /policy/proof: 'why' is missing. Is the file whole?
            "cases": 217737           § "cases": 217738          § plan.json, /digest: the digest does not match the content: the plan was altered. Plan again.
            "A3-PER",                 § 3,                         § plan.json, /changes/0/reasons/0/sources/0: a text is expected here.
            "operator": {             § "operator": [ ], "x": {    § plan.json, /operator: an object { … } is expected here.
            """)
    void an_altered_plan_is_refused_where_it_was_altered(String from, String to, String message) throws Exception {
        String json = json(SomePlan.plan());
        assertThat(json).contains(from);

        UnusableFile refused = refused(
                json.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));

        assertThat(refused).hasMessage(message);
        assertThat(refused.text().fr()).startsWith("plan.json").contains(" : ");
    }

    @ParameterizedTest(name = "cut at {0} %")
    @ValueSource(ints = {0, 10, 50, 90, 99})
    void a_truncated_plan_is_refused(int percent) throws Exception {
        String json = json(SomePlan.plan()).strip();

        assertThat(refused(json.substring(0, json.length() * percent / 100)).getMessage())
                .matches("(?s)plan\\.json(:\\d+)?: (truncated or unreadable JSON .*|this is no Balise plan.*)");
    }

    @Test
    void a_plan_with_a_change_taken_out_is_refused() throws Exception {
        String json = json(SomePlan.plan());
        String fewer = json(SomePlan.of(
                SomePlan.plan().changes().subList(0, 2), SomePlan.plan().findings()));
        String digest = SomePlan.plan().digest().hex();
        String otherDigest = PlanFile.read(fewer.getBytes(StandardCharsets.UTF_8), "x")
                .digest()
                .hex();

        assertThat(json).contains(digest);
        assertThat(refused(fewer.replace(otherDigest, digest)).getMessage()).contains("the plan was altered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "null", "{}", "{\"schema\": 1}", "{\"a\":1,\"a\":2}", "{} {}", "\u0000"})
    void what_is_no_plan_is_refused(String json) {
        assertThat(refused(json)).isNotNull();
    }

    @Test
    void a_file_that_does_not_exist_says_how_to_make_one() {
        Path nowhere = folder.resolve("plan.json");

        assertThat(catchThrowableOfType(UnusableFile.class, () -> PlanFile.read(nowhere)))
                .hasMessage(nowhere + ": no such file. First run: balise plan … --out " + nowhere);
    }

    /** Refused in the same words whether the file is kept in memory or not. */
    private UnusableFile refused(String json) {
        Path file = folder.resolve("plan.json");
        try {
            Files.writeString(file, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        UnusableFile whole = catchThrowableOfType(
                UnusableFile.class, () -> PlanFile.read(json.getBytes(StandardCharsets.UTF_8), "plan.json"));
        UnusableFile large = catchThrowableOfType(UnusableFile.class, () -> PlanFile.read(file, "plan.json", 0));
        assertThat(withoutExcerpt(large.text().en()))
                .isEqualTo(withoutExcerpt(whole.text().en()));
        return whole;
    }

    /** What Jackson says of what it cannot read depends on where it begins to read. */
    private static String withoutExcerpt(String message) {
        return message.replaceAll("unreadable JSON \\(.*?\\)\\. Make", "unreadable JSON. Make");
    }

    @Test
    void a_large_plan_is_read_from_its_file_whenever_it_is_looked_at() throws Exception {
        Path file = folder.resolve("plan.json");
        PlanFile.write(SomePlan.plan(), file);

        Plan large = PlanFile.read(file, "plan.json", 0);

        assertThat(large.changes()).isInstanceOf(StoredList.class);
        assertThat(large.summary().breakdown().byStructure()).isInstanceOf(StoredList.class);
        assertThat(large.assumed())
                .allSatisfy(each -> assertThat(each.changes())
                        .isInstanceOf(StoredList.class)
                        .isNotEmpty());
        assertThat(large).isEqualTo(SomePlan.plan());
        assertThat(PlanFile.write(large)).isEqualTo(Files.readAllBytes(file));
        Files.writeString(file, json(SomePlan.nothing()));
        assertThatThrownBy(() -> large.changes().iterator()).hasMessageContaining("was changed");
    }

    private static String json(Plan plan) {
        return new String(PlanFile.write(plan), StandardCharsets.UTF_8);
    }

    private static List<Change> changes(Random random) {
        List<Change> changes = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            changes.add(change(random, i));
        }
        return changes;
    }

    private static Change change(Random random, int number) {
        Change.Place place = new Change.Place(
                new MailboxAddress(number + "@exemple.mssante.fr"),
                MailboxType.values()[random.nextInt(MailboxType.values().length)],
                new CarrierRef(CarrierKind.values()[random.nextInt(3)], "id" + number),
                List.of(),
                text(random));
        AttributeEdits edits = new AttributeEdits(
                SomePlan.edit(random.nextInt(3), 1 + random.nextInt(9)),
                SomePlan.edit(random.nextInt(3), random.nextBoolean()),
                SomePlan.edit(random.nextInt(3), text(random)),
                SomePlan.edit(random.nextInt(3), text(random)),
                SomePlan.edit(random.nextInt(3), text(random)));
        List<Reason> reasons =
                List.of(new Reason(new RuleId("R-" + number), List.of(text(random)), new Text(text(random), "")));
        return switch (random.nextInt(3)) {
            case 0 -> new Change.Attach(place, edits, reasons, Expectation.absent());
            case 1 -> new Change.Update(place, edits, reasons, Expectation.showing("ef".repeat(32)));
            default -> new Change.Detach(place, reasons, Expectation.showing("ef".repeat(32)));
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int c = random.nextInt(4) == 0 ? random.nextInt(0x10ffff) : random.nextInt(128);
            text.appendCodePoint(Character.getType(c) == Character.SURROGATE ? '?' : c);
        }
        return text.toString();
    }
}
