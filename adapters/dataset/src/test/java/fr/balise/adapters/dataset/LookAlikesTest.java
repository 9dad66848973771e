package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Finding;
import fr.balise.core.identity.MailboxAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookAlikesTest {
    private static final String CYRILLIC = "\u0430lix@exemple.mssante.fr";

    @TempDir
    private Path folder;

    @Test
    void an_address_with_letters_outside_ascii_is_held_and_spelt_out() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock("zo\u00e9@exemple.mssante.fr,PER,8,10990000101,,ACTIVE,2026-11-20,no,,,")
                .read();

        assertThat(facts.held()).containsExactly(new MailboxAddress("zo\u00e9@exemple.mssante.fr"));
        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .startsWith("zo<U+00E9>@exemple.mssante.fr: letters outside a-z"));
    }

    @Test
    void a_declaration_for_a_look_alike_of_a_stock_address_is_held() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .declarations(
                        CYRILLIC + ",990000000101,no,no,2026-10-15",
                        "a1ix@exemple.mssante.fr,990000000101,no,no,2026-10-15")
                .read();

        assertThat(facts.held())
                .containsExactlyInAnyOrder(new MailboxAddress(CYRILLIC), new MailboxAddress("a1ix@exemple.mssante.fr"));
        assertThat(facts.findings())
                .extracting(finding -> finding.message().en())
                .anyMatch(message -> message.startsWith(
                        "<U+0430>lix@exemple.mssante.fr is not in the stock but looks like alix@exemple.mssante.fr"));
    }

    @Test
    void a_published_look_alike_is_held_rather_than_removed_as_missing() throws Exception {
        String published = Folder.SITUATION.replace(
                "\"organization\"",
                "\"telecom\":[{\"system\":\"email\",\"value\":\"" + CYRILLIC + "\",\"extension\":[{\"url\":"
                        + "\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type\","
                        + "\"valueCoding\":{\"system\":\"https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie\","
                        + "\"code\":\"MSSANTE\"}}]}],\"organization\"");
        PublicationFacts facts = new Folder(folder)
                .with("directory/all.ndjson", Folder.HOSPITAL + "\n" + Folder.DOCTOR + "\n" + published + "\n")
                .read();

        assertThat(facts.carriers()).anyMatch(carrier -> !carrier.attachments().isEmpty());
        assertThat(facts.held()).containsExactly(new MailboxAddress(CYRILLIC));
    }

    @Test
    void a_look_alike_of_our_own_domain_is_told_though_it_is_not_ours() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .declarations("alix@ex\u0435mple.mssante.fr,990000000101,yes,no,2026-10-15")
                .read();

        assertThat(facts.findings()).extracting(Finding::code).containsExactly("LOOKS_LIKE_ANOTHER");
    }

    @Test
    void plain_addresses_and_those_of_others_are_left_alone() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .declarations(
                        "sacha@exemple.mssante.fr,990000000101,yes,no,2026-10-15",
                        "zo\u00e9@ailleurs.mssante.fr,990000000101,yes,no,2026-10-15")
                .read();

        assertThat(facts.held()).isEmpty();
        assertThat(facts.findings()).isEmpty();
    }
}
