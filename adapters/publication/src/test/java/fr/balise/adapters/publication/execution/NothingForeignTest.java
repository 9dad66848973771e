package fr.balise.adapters.publication.execution;

import static fr.balise.adapters.publication.Fixtures.DOMAIN;
import static fr.balise.adapters.publication.Fixtures.attach;
import static fr.balise.adapters.publication.Fixtures.detach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.plan;
import static fr.balise.adapters.publication.Fixtures.redListed;
import static fr.balise.adapters.publication.Fixtures.structure;
import static fr.balise.adapters.publication.Fixtures.text;
import static fr.balise.adapters.publication.Fixtures.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.UpdateForm;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a plan says, only the operator's mailboxes change. */
class NothingForeignTest {
    private static final String PHONE = "{\"extension\":[{\"url\":\"https://exemple.fr/inconnue\",\"valueString\":\"à "
            + "garder\"}],\"system\":\"phone\",\"value\":\"01 02 03 04 05\",\"use\":\"work\"}";
    private static final String FAX = "{\"system\":\"fax\",\"value\":\"01 02 03 04 06\"}";
    private static final String EMAIL = "{\"system\":\"email\",\"value\":\"accueil@courriel-exemple.fr\"}";
    private static final String FOREIGN = mailbox("l'autre@ailleurs.mssante.fr", "ORG");
    private static final String APOSTROPHE = "l'accueil@" + DOMAIN;
    private static final String OURS = mailbox(APOSTROPHE, "ORG", text("responsible", "Alix Modèle"));
    private static final String GOING = mailbox("ancienne@" + DOMAIN, "ORG");
    private static final String SAME_AS_ORDINARY = mailbox("double@" + DOMAIN, "ORG");
    private static final String ORDINARY = "{\"system\":\"email\",\"value\":\"double@" + DOMAIN + "\"}";

    @TempDir
    Path folder;

    private SandboxDirectory sandbox() {
        Fixtures.write(
                folder,
                structure("hopital", "010000001", PHONE, FOREIGN, OURS, FAX, GOING, EMAIL),
                structure("double", "010000002", SAME_AS_ORDINARY, ORDINARY));
        return SandboxDirectory.start(SandboxOptions.serving(folder).withoutRateLimit());
    }

    private static List<String> telecoms(SandboxDirectory sandbox, String id) {
        return Stream.of(Fixtures.json(sandbox.telecomJson("Organization", id)))
                .flatMap(array -> array.valueStream())
                .map(CanonicalJson::of)
                .toList();
    }

    private static String canonical(String json) {
        JsonNode read = Fixtures.json(json);
        return CanonicalJson.of(read);
    }

    @ParameterizedTest
    @EnumSource(UpdateForm.class)
    void everything_else_on_the_resource_stays_to_the_byte(UpdateForm form) {
        ApiDialect dialect = Publishing.preset("draft-2026-06-24").with(form);
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, dialect)) {
            Plan plan = plan(
                    attach("nouvelle@" + DOMAIN, MailboxType.ORG, structure("hopital")),
                    update(APOSTROPHE, MailboxType.ORG, structure("hopital"), redListed(), OURS),
                    detach("ancienne@" + DOMAIN, MailboxType.ORG, structure("hopital"), GOING));
            RunReport report = publishing.apply(plan);

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            assertThat(telecoms(sandbox, "hopital"))
                    .contains(canonical(PHONE), canonical(FAX), canonical(EMAIL), canonical(FOREIGN))
                    .contains(canonical(OURS.replace("\"valueBoolean\":false", "\"valueBoolean\":true")))
                    .noneMatch(telecom -> telecom.contains("ancienne@"))
                    .hasSize(6);
            assertThat(publishing.verify(plan).agrees()).isTrue();
        }
    }

    @Test
    void one_patch_for_each_carrier_does_the_same() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24")).combined()) {
            Plan plan = plan(
                    attach("nouvelle@" + DOMAIN, MailboxType.ORG, structure("hopital")),
                    update(APOSTROPHE, MailboxType.ORG, structure("hopital"), redListed(), OURS),
                    detach("ancienne@" + DOMAIN, MailboxType.ORG, structure("hopital"), GOING));
            RunReport report = publishing.apply(plan);

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
            assertThat(publishing.patches()).hasSize(1);
            assertThat(publishing.verify(plan).agrees()).isTrue();
        }
    }

    @Test
    void a_plan_that_names_a_foreign_mailbox_is_not_obeyed() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            String before = sandbox.telecomJson("Organization", "hopital");
            RunReport report = publishing.apply(plan(
                    detach("l'autre@ailleurs.mssante.fr", MailboxType.ORG, structure("hopital"), FOREIGN),
                    attach("nouvelle@ailleurs.mssante.fr", MailboxType.ORG, structure("hopital"))));

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.REFUSED);
            assertThat(publishing.patches()).isEmpty();
            assertThat(sandbox.telecomJson("Organization", "hopital")).isEqualTo(before);
        }
    }

    @Test
    void an_address_that_is_ordinary_contact_data_too_is_left_alone() {
        try (SandboxDirectory sandbox = sandbox();
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            RunReport report = publishing.apply(
                    plan(detach("double@" + DOMAIN, MailboxType.ORG, structure("double"), SAME_AS_ORDINARY)));

            assertThat(report.results()).extracting(ChangeResult::outcome).containsOnly(Outcome.REFUSED);
            assertThat(publishing.patches()).isEmpty();
        }
    }
}
