package fr.balise.adapters.formats.dossier;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Places.aPractitioner;
import static fr.balise.core.population.Places.aSituation;
import static fr.balise.core.population.Places.published;
import static fr.balise.core.population.Population.aPopulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.balise.adapters.formats.json.Schemas;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.planning.change.Change;
import fr.balise.core.population.Policies;
import fr.balise.core.population.Population.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DossierTest {
    private static final Schema DOSSIER = schema("dossier-1");
    private static final Schema DECISION = schema("decision-1");
    private static final String WHOLE = """
            {
              "schema": "urn:balise:dossier:1",
              "operator": {"name": "Opérateur", "domains": ["ours.mssante.fr"]},
              "practitioners": [{"id": "p", "nationalIds": ["810001234567"]}],
              "situations": [{
                "id": "se", "situationId": "990012345001", "practitioner": {"id": "Practitioner/p"},
                "structure": {"id": "Organization/s"}
              }],
              "structures": [{"id": "s", "sectors": ["SA01"]}],
              "mailboxes": [{
                "address": "jeanne.martin@ours.mssante.fr", "type": "PER", "lastActivity": "2026-11-20",
                "holder": {"type": "8", "id": "10001234567"}
              }],
              "declarations": [{
                "address": "jeanne.martin@ours.mssante.fr", "situation": "990012345001", "wanted": true,
                "declaredOn": "2026-11-01"
              }]
            }
            """;

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Schemas.of(name));
    }

    private static PublicationFacts read(String json) throws UnusableFile {
        return Dossier.read(json.getBytes(StandardCharsets.UTF_8), "dossier.json");
    }

    @Test
    void whatever_a_dossier_tells_is_read_back() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            PublicationFacts facts = new RandomDossiers(seed).facts();
            String json = Dossier.write(facts);

            assertThat(DOSSIER.validate(json, InputFormat.JSON)).as(json).isEmpty();
            assertThat(read(json)).as("seed %d", seed).isEqualTo(facts);
            assertThat(Dossier.line(facts)).doesNotContain("\n");
            assertThat(read(Dossier.line(facts))).isEqualTo(facts);
        }
    }

    @Test
    void what_was_made_in_memory_is_decided_alike_after_its_way_through_json() throws Exception {
        PublicationFacts facts = aPopulation().of(people()).facts();

        try (PublicationEngine engine = PublicationEngine.of(Policies.aSmallPolicy())) {
            DecisionJson before = DecisionJson.by(engine, facts, Policies.TODAY);
            DecisionJson after = DecisionJson.by(engine, read(Dossier.write(facts)), Policies.TODAY);

            assertThat(after).isEqualTo(before);
            assertThat(DECISION.validate(after.json(), InputFormat.JSON))
                    .as(after.json())
                    .isEmpty();
            assertThat(after.changes()).extracting(Change::action).contains(Change.Action.ATTACH, Change.Action.DETACH);
        }
    }

    @Test
    void dossiers_that_are_decided_apart_give_what_they_give_together() {
        List<Change> apart = new ArrayList<>();
        List<DecisionJson.VerdictJson> verdicts = new ArrayList<>();
        try (PublicationEngine engine = PublicationEngine.of(Policies.aSmallPolicy())) {
            DecisionJson together =
                    DecisionJson.by(engine, aPopulation().of(people()).facts(), Policies.TODAY);
            for (Member each : people()) {
                DecisionJson decided =
                        DecisionJson.by(engine, aPopulation().of(each).facts(), Policies.TODAY);
                apart.addAll(decided.changes());
                verdicts.addAll(decided.verdicts());
            }

            assertThat(apart).containsExactlyInAnyOrderElementsOf(together.changes());
            assertThat(verdicts).containsExactlyInAnyOrderElementsOf(together.verdicts());
        }
    }

    private static Member[] people() {
        return new Member[] {
            new Dossiered(
                    aPractitioner("10000000001")
                            .with(aSituation("SE-1").inHospital())
                            .holding(aPersonalMailbox("un@ours.mssante.fr").lastUsed("2026-11-20")),
                    wanted("un@ours.mssante.fr", "SE-1")),
            new Dossiered(
                    aPractitioner("10000000002")
                            .with(aSituation("SE-2").inTown().showing(published("deux@ours.mssante.fr")))
                            .holding(aPersonalMailbox("deux@ours.mssante.fr").lastUsed("2026-11-20")),
                    refused("deux@ours.mssante.fr", "SE-2"))
        };
    }

    /** A professional and the answers about them. */
    private record Dossiered(Member professional, Member answer) implements Member {
        @Override
        public Stream<Carrier> carriers() {
            return professional.carriers();
        }

        @Override
        public Stream<Mailbox> mailboxes() {
            return professional.mailboxes();
        }

        @Override
        public Stream<UsageDeclaration> declarations() {
            return answer.declarations();
        }
    }

    @Test
    void a_dossier_written_by_hand_needs_to_say_only_what_is_not_usual() throws Exception {
        try (PublicationEngine engine = PublicationEngine.of(Policies.aSmallPolicy())) {
            assertThat(DOSSIER.validate(WHOLE, InputFormat.JSON)).isEmpty();
            assertThat(DecisionJson.by(engine, read(WHOLE), Policies.TODAY).changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.toString()).contains("jeanne.martin", "se"));
        }
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
            "urn:balise:dossier:1" § "urn:balise:dossier:2" § dossier.json, /schema: this version (urn:balise:dossier:2) is not known here; urn:balise:dossier:1 is. Make it in that version.
            "urn:balise:dossier:1" § "urn:balise:plan:2"    § dossier.json: this is no Balise dossier: its 'schema' has to be urn:balise:dossier:1.
            "Practitioner/p"       § "Patient/p"            § dossier.json, /situations/0/practitioner: 'Patient/p' names no resource; write Practitioner/123, for example.
            "type": "8"            § "type": "7"            § dossier.json, /mailboxes/0/holder/type: '7' is no type of identifier: 8, 0, 10, 1, 3, 4, 5 or 6.
            "id": "10001234567"    § "id": "1000123456"     § dossier.json, /mailboxes/0/holder/id: '1000123456' is not an RPPS number (11 digits) nor an IdNatPS (8 and 11 digits).
            "wanted": true         § "wanted": "yes"        § dossier.json, /declarations/0/wanted: true or false is expected here.
            "lastActivity"         § "lastactivity"         § dossier.json, /mailboxes/0/lastactivity: this member is no part of the format. Take it out, or make this file again.
            """)
    void what_is_wrong_is_told_with_its_place(String from, String to, String message) {
        assertThat(WHOLE).contains(from);
        assertThat(catchThrowableOfType(UnusableFile.class, () -> read(WHOLE.replace(from, to)))
                        .text()
                        .en())
                .isEqualTo(message);
    }

    @Test
    void whatever_is_damaged_is_read_or_refused_and_never_breaks_the_reader() {
        Random random = new Random(1);
        String[] pieces = {"null", "{}", "[]", "\"\"", "-1", "1e999", "true", ",", "}", "\"schema\":", "\u0000"};
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(WHOLE.length());
            int to = Math.min(WHOLE.length(), from + random.nextInt(30));
            String damaged = WHOLE.substring(0, from) + pieces[random.nextInt(pieces.length)] + WHOLE.substring(to);
            try {
                read(damaged);
            } catch (UnusableFile e) {
                assertThat(e.text().en()).startsWith("dossier.json");
            }
        }
    }

    @Test
    void what_stands_twice_is_refused() {
        String twice = WHOLE.replace("\"structures\": [", "\"structures\": [{\"id\": \"s\"}, ");

        assertThat(catchThrowableOfType(UnusableFile.class, () -> read(twice))
                        .text()
                        .en())
                .isEqualTo("dossier.json: Organization/s stands twice. Keep one.");
    }
}
