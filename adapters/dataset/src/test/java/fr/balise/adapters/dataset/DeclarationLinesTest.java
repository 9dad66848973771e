package fr.balise.adapters.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.identity.MailboxAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationLinesTest {
    private static final String ALIX = "alix@exemple.mssante.fr";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            99 01,yes,no,2026-10-15       § situation: '99 01' is not an idSituationExercice: 1 to 64 letters, digits, '-', '.' or '_'.
            ,yes,no,2026-10-15            § situation: the value is missing.
            9901,,no,2026-10-15           § wanted: the value is missing.
            9901,peut-être,no,2026-10-15  § wanted: 'peut-être' is not one of yes, no.
            9901,yes,y,2026-10-15         § preferred: 'y' is not one of yes, no.
            9901,yes,no,                  § declared_on: the value is missing.
            9901,yes,no,11/10/2026        § declared_on: '11/10/2026': nothing in the column shows whether the day stands before the month. Write year-month-day, for example 2026-11-30.
            9901,no,yes,2026-10-15        § preferred: a mailbox that is not wanted (wanted = no) cannot be the preferred one.
            """)
    void a_wrong_cell_is_told_with_its_remedy_and_its_mailbox_is_held(String rest, String message) throws Exception {
        PublicationFacts facts =
                new Folder(folder).declarations(ALIX + "," + rest).read();

        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .isEqualTo("declarations.csv:3: column " + message
                                + " Nothing is changed for this mailbox; correct the line, then plan again."));
        assertThat(facts.held()).containsExactly(new MailboxAddress(ALIX));
        assertThat(facts.gaps()).isEmpty();
    }

    @Test
    void an_answer_that_names_no_mailbox_leaves_the_declarations_with_a_gap() throws Exception {
        PublicationFacts facts =
                new Folder(folder).declarations("alix,9901,yes,no,2026-10-15").read();

        assertThat(facts.gaps()).containsExactly(Gap.DECLARATIONS);
        assertThat(facts.held()).isEmpty();
    }

    @Test
    void a_file_without_a_single_declaration_is_doubted() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("declarations.csv", Folder.DECLARATIONS_HEADER)
                .read();

        assertThat(facts.gaps()).containsExactly(Gap.DECLARATIONS);
        assertThat(facts.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .isEqualTo(
                                "declarations.csv holds no declaration. Removals of mailboxes that nobody declared are"
                                        + " withheld; check the export. If nobody has answered yet, say so in operator.yaml:"
                                        + " 'expected: {declarations: 0}'."));
    }

    @Test
    void nobody_may_have_answered_yet_when_the_operator_says_so() throws Exception {
        PublicationFacts facts = new Folder(folder)
                .with("declarations.csv", Folder.DECLARATIONS_HEADER)
                .operator("expected: {declarations: 0}")
                .read();

        assertThat(facts.gaps()).isEmpty();
        assertThat(facts.findings()).isEmpty();
    }

    @Test
    void an_empty_preference_is_none() throws Exception {
        assertThat(new Folder(folder)
                        .declarations(ALIX + ",9901,yes,,2026-10-15")
                        .read()
                        .declarations())
                .last()
                .satisfies(declaration -> assertThat(declaration.preferred()).isFalse());
    }
}
