package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Language;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockLinesTest {
    private static final MailboxAddress SACHA = new MailboxAddress("sacha@exemple.mssante.fr");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            PERS,8,10990000102,,ACTIVE,,,,,         § type: 'PERS' is not one of PER, ORG, APP, CAB. Did you mean PER?
            per,8,10990000102,,ACTIVE,,,,,          § type: 'per' is not one of PER, ORG, APP, CAB. Did you mean PER?
            ,8,10990000102,,ACTIVE,,,,,             § type: the value is missing.
            PER,9,10990000102,,ACTIVE,,,,,          § holder_id_type: '9' is not one of 8, 0, 10, 1, 3, 4, 5, 6.
            PER,8,1099,,ACTIVE,,,,,                 § holder_id: '1099' is neither an RPPS number (11 digits) nor an IdNatPS (8 and 11 digits).
            PER,8,"1,09901E+10",,ACTIVE,,,,,        § holder_id: a spreadsheet program made the identifier a number (1,09901E+10), which may have lost digits. Give the column the format Text, then write it again.
            PER,0,12345,,ACTIVE,,,,,                § holder_id: '12345' is neither an ADELI number (9 characters) nor an IdNatPS (0 and 9 characters).
            PER,8,,,ACTIVE,,,,,                     § holder_id: the value is missing.
            PER,10,,,ACTIVE,,,,,                    § holder_id: the value is missing.
            PER,,10990000102,,ACTIVE,,,,,           § holder_id_type: the value is missing although holder_id is filled. Write 8 (RPPS), 0 (ADELI), 10 (address) or 1, 3, 4, 5, 6 (register number).
            ORG,,,99000001,ACTIVE,,,,,              § structure: '99000001' is neither a FINESS number (9 characters) nor system|value. A spreadsheet program may have dropped its leading zero: give the column the format Text, then write it again.
            ORG,,,9.9E+08,ACTIVE,,,,,               § structure: a spreadsheet program made the identifier a number (9.9E+08), which may have lost digits. Give the column the format Text, then write it again.
            ORG,,,urn:x|,ACTIVE,,,,,                § structure: 'urn:x|' is neither a FINESS number (9 characters) nor system|value.
            PER,8,10990000102,,ACTIF,,,,,           § status: 'ACTIF' is not one of ACTIVE, SUSPENDED, CLOSED. Did you mean ACTIVE?
            PER,8,10990000102,,,,,,,                § status: the value is missing.
            PER,8,10990000102,,ACTIVE,10/11/2026,,,,§ last_activity: '10/11/2026': nothing in the column shows whether the day stands before the month. Write year-month-day, for example 2026-11-30.
            PER,8,10990000102,,ACTIVE,2026-02-30,,,,§ last_activity: '2026-02-30' is not a date. Write year-month-day, for example 2026-11-30.
            PER,8,10990000102,,ACTIVE,0026-11-20,,,,§ last_activity: '0026-11-20' is not plausible. Check the year.
            PER,8,10990000102,,ACTIVE,,peut-être,,, § red_list: 'peut-être' is not one of yes, no.
            ORG,,,urn:x| ,ACTIVE,,,,,               § structure: 'urn:x|' is neither a FINESS number (9 characters) nor system|value.
            PER,8,10990000102,,ACTIVE,,,a​b,,  § description: 'a\\u200bb' has a line break or an invisible character in it (U+200B). Take it out.
            """)
    void a_wrong_cell_is_told_with_its_remedy_and_its_mailbox_is_held(String rest, String message) throws Exception {
        PublicationFacts facts = new Folder(folder).stock(SACHA + "," + rest).read();

        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .isEqualTo("mailboxes.csv:3: column " + message
                                + " Nothing is changed for this mailbox; correct the line, then plan again."));
        assertThat(facts.held()).containsExactly(SACHA);
        assertThat(facts.gaps()).isEmpty();
        assertThat(facts.mailboxes()).hasSize(1);
    }

    @Test
    void every_wrong_cell_of_a_line_is_told() throws Exception {
        assertThat(new Folder(folder)
                        .stock(SACHA + ",PERS,8,10,,ACTIF,hier,,,,")
                        .findings())
                .hasSize(4);
    }

    @Test
    void findings_speak_french_too() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock(SACHA + ",PERS,8,10990000102,,ACTIVE,,,,,")
                .read();

        assertThat(facts.findings().get(0).message().in(Language.FR))
                .isEqualTo(
                        "mailboxes.csv:3\u00a0: colonne type\u00a0: «\u00a0PERS\u00a0» n'est pas l'une de ces valeurs\u00a0: PER, ORG, APP,"
                                + " CAB. Vouliez-vous dire PER\u00a0? Rien n'est changé pour cette boîte\u00a0; corrigez la ligne puis"
                                + " recalculez le plan.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sacha,PER,8,10990000102,,ACTIVE,,,,,",
                ",PER,8,10990000102,,ACTIVE,,,,,",
                "sacha@@exemple.mssante.fr,PER,8,10990000102,,ACTIVE,,,,,",
                "sa cha@exemple.mssante.fr,PER,8,10990000102,,ACTIVE,,,,,",
                "=cmd|' /C calc'!A0,PER,8,10990000102,,ACTIVE,,,,,",
                "sacha\u0000@exemple.mssante.fr,PER,8,10990000102,,ACTIVE,,,,,",
                "un seul champ",
                "sacha\u00a0durand@exemple.mssante.fr,PER,8,10990000102,,ACTIVE,,,,,"
            })
    void a_line_that_names_no_mailbox_leaves_the_stock_with_a_gap(String line) throws Exception {
        PublicationFacts facts = new Folder(folder).stock(line).read();

        assertThat(facts.gaps()).containsExactly(Gap.STOCK);
        assertThat(facts.findings())
                .extracting(finding -> finding.code())
                .containsExactly("INCOMPLETE_SOURCE", "UNREADABLE_LINE");
        assertThat(facts.mailboxes()).hasSize(1);
    }

    @Test
    void the_forms_of_holders_and_structures_are_read() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .stock(
                        "a@exemple.mssante.fr,PER,8,810990000102,,ACTIVE,,yes,,,",
                        "b@exemple.mssante.fr,PER,0,999300017,,SUSPENDED,,true,,,",
                        "c@exemple.mssante.fr,PER,10,HX-42,2A0000001,CLOSED,,no,,,",
                        "d@exemple.mssante.fr,ORG,,,http://finess.sante.gouv.fr|990000019,ACTIVE,,false,\"Accueil, urgences\",,",
                        "E@Exemple.mssante.fr , APP,,, urn:oid:1.2 | 42 ,ACTIVE, 2026-01-31 ,,,,")
                .read();

        assertThat(facts.findings()).isEmpty();
        assertThat(mailbox(facts, "a").holder()).isEqualTo(new Holder.National(new IdNatPs("810990000102")));
        assertThat(mailbox(facts, "a").redList()).isTrue();
        assertThat(mailbox(facts, "b").holder()).isEqualTo(new Holder.National(new IdNatPs("0999300017")));
        assertThat(mailbox(facts, "b").redList()).isTrue();
        assertThat(mailbox(facts, "c").holder()).isEqualTo(new Holder.ByAddress("HX-42"));
        assertThat(mailbox(facts, "c").structure())
                .contains(new Identifier("https://finess.esante.gouv.fr", "2A0000001"));
        assertThat(mailbox(facts, "d").structure())
                .contains(new Identifier("https://finess.esante.gouv.fr", "990000019"));
        assertThat(mailbox(facts, "d").description()).contains("Accueil, urgences");
        assertThat(mailbox(facts, "e").structure()).contains(new Identifier("urn:oid:1.2", "42"));
        assertThat(mailbox(facts, "e").holder()).isEqualTo(new Holder.None());
        assertThat(mailbox(facts, "e").description()).isEqualTo(Optional.empty());
    }

    @Test
    void a_field_of_a_million_letters_is_reported_and_cut() throws Exception {
        String million = "x".repeat(1_000_000);
        PublicationFacts facts = new Folder(folder)
                .stock(SACHA + ",ORG,,,990000019,ACTIVE,,," + million + ",,")
                .read();

        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .hasSizeLessThan(300)
                        .contains("has 1000000 characters; at most 1000."));
        assertThat(facts.held()).containsExactly(SACHA);
    }

    @Test
    void sixty_two_thousand_lines_are_read() throws Exception {
        String[] lines = new String[62_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] =
                    "m" + i + "@exemple.mssante.fr,PER,8,1099" + String.format("%07d", i) + ",,ACTIVE,2026-11-20,no,,,";
        }

        assertThat(new Folder(folder).stock(lines).read().mailboxes()).hasSize(62_001);
    }

    private static Mailbox mailbox(PublicationFacts facts, String name) {
        return facts.mailboxes().stream()
                .filter(mailbox -> mailbox.address().value().equals(name + "@exemple.mssante.fr"))
                .findFirst()
                .orElseThrow();
    }
}
