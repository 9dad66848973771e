package fr.balise.adapters.formats.json;

import fr.balise.adapters.formats.campaign.AnswersJson;
import fr.balise.adapters.formats.campaign.MergesJson;
import fr.balise.adapters.formats.certificate.CertificateJson;
import fr.balise.adapters.formats.difference.DifferenceJson;
import fr.balise.adapters.formats.dossier.DecisionJson;
import fr.balise.adapters.formats.dossier.DossierJson;
import fr.balise.adapters.formats.explanation.ExplanationJson;
import fr.balise.adapters.formats.fixtures.RecordSchema;
import fr.balise.adapters.formats.policy.EffectivePolicyJson;
import fr.balise.adapters.formats.scenario.ScenarioJson;
import fr.balise.adapters.formats.simulation.SimulationJson;
import fr.balise.adapters.formats.simulation.SweepJson;
import fr.balise.adapters.formats.status.NoticeJson;
import fr.balise.adapters.formats.status.StatusJson;
import fr.balise.operations.asking.CampaignSimulation;
import fr.balise.operations.asking.Due;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublishedSchemasTest {
    private static final Path RESOURCES = Path.of("src/main/resources/fr/balise/adapters/formats");

    @Test
    void each_published_schema_says_what_its_records_say() throws IOException {
        RecordSchema.check(
                RESOURCES, CertificateJson.SCHEMA, "What was proved of a policy, version 1", CertificateJson.class);
        RecordSchema.check(
                RESOURCES,
                DifferenceJson.SCHEMA,
                "What two policies decide differently, version 1",
                DifferenceJson.class);
        RecordSchema.check(
                RESOURCES,
                ExplanationJson.SCHEMA,
                "Why a mailbox is decided as it is, version 1",
                ExplanationJson.class);
        RecordSchema.check(
                RESOURCES, ScenarioJson.SCHEMA, "A run of a policy's scenarios, version 1", ScenarioJson.class);
        RecordSchema.check(
                RESOURCES, EffectivePolicyJson.SCHEMA, "All that a policy says, version 1", EffectivePolicyJson.class);
        RecordSchema.check(
                RESOURCES,
                SimulationJson.SCHEMA,
                "Two policies compared on the same data, version 1",
                SimulationJson.class);
        RecordSchema.check(
                RESOURCES, SweepJson.SCHEMA, "Variants of a policy on the same data, version 1", SweepJson.class);
        RecordSchema.check(
                RESOURCES, DossierJson.SCHEMA, "A professional or a structure to decide, version 1", DossierJson.class);
        RecordSchema.check(
                RESOURCES, AnswersJson.SCHEMA, "Answers of professionals, checked, version 1", AnswersJson.class);
        RecordSchema.check(RESOURCES, Due.SCHEMA, "Letters of a campaign that are due, version 1", Due.class);
        RecordSchema.check(
                RESOURCES,
                CampaignSimulation.SCHEMA,
                "A campaign of questions played through, version 1",
                CampaignSimulation.class);
        RecordSchema.check(RESOURCES, MergesJson.SCHEMA, "Merges of answers, version 1", MergesJson.class);
        RecordSchema.check(
                RESOURCES, DecisionJson.SCHEMA, "What a policy decides of a dossier, version 1", DecisionJson.class);
        RecordSchema.check(
                RESOURCES, StatusJson.SCHEMA, "How a directory stands, day after day, version 1", StatusJson.class);
        RecordSchema.check(
                RESOURCES, NoticeJson.SCHEMA, "What a look at a directory found, version 1", NoticeJson.class);
    }
}
