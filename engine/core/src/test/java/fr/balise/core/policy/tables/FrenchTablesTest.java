package fr.balise.core.policy.tables;

import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Folded;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.syntax.RuleText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchTablesTest {
    private static final String ENGLISH = """
            id,source,mailboxType,usage,redList,carrierState,effect,message_fr,message_en
            ONE,LOCAL,PER|ORG,!NOT_ASKED,LISTED,OPEN,require+flag,Une.,One.
            """;

    @Test
    void a_table_in_french_is_the_same_table() throws InvalidPolicy {
        String french = """
                Identifiant,Source,TYPE DE BOITE,usage,liste rouge,état de la ressource porteuse,Effet,phrase,phrase en anglais
                ONE,LOCAL,PER|ORG,!non demandé,OUI,Ouverte,exiger+signaler,Une.,One.
                """;

        assertThat(rules(french)).isEqualTo(rules(ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({
        "tables/activity.csv, 'identifiant,source,type de boîte,en sommeil après (mois),inactive après (mois)',"
                + " 'id,source,mailboxType,dormantAfterMonths,inactiveAfterMonths', 'A,LOCAL,ORG,12,24', 'A,LOCAL,ORG,12,24'",
        "tables/care-settings.csv, 'identifiant,source,secteur,cadre de soins', 'id,source,sector,careSetting',"
                + " 'S,LOCAL,SA01,hopital', 'S,LOCAL,SA01,HOSPITAL'",
        "tables/carriers.csv, 'identifiant,source,type de boîte,place', 'id,source,mailboxType,place',"
                + " 'C,LOCAL,ORG,sa structure', 'C,LOCAL,ORG,OWN_STRUCTURE'",
    })
    void settings_may_be_in_french_too(String file, String french, String english, String ligne, String line)
            throws InvalidPolicy {
        Policy said = load(file, french + "\n" + ligne + "\n");

        assertThat(said.settingRows())
                .isEqualTo(load(file, english + "\n" + line + "\n").settingRows())
                .isNotEmpty();
        assertThat(said.caseSettings().activity())
                .isEqualTo(
                        load(file, english + "\n" + line + "\n").caseSettings().activity());
    }

    @Test
    void a_misspelt_french_word_is_told_with_the_nearest() {
        InvalidPolicy refused = catchThrowableOfType(
                InvalidPolicy.class,
                () -> load(
                        "tables/t.csv",
                        "identifiant,source,usage,efet,phrase,phrase en anglais\nA,LOCAL,volu,retirer,a,b\n"));

        assertThat(refused.text().in(Language.FR).replace('\u00a0', ' '))
                .contains("la colonne « efet » est inconnue", "Vouliez-vous dire effet ?");
        InvalidPolicy value = catchThrowableOfType(
                InvalidPolicy.class,
                () -> load(
                        "tables/t.csv",
                        "identifiant,source,usage,effet,phrase,phrase en anglais\nA,LOCAL,volu,retirer,a,b\n"));
        assertThat(value.text().in(Language.FR).replace('\u00a0', ' '))
                .contains("« volu » n'est pas dans voulu, refusé", "Vouliez-vous dire voulu ?");
    }

    @Test
    void no_word_means_two_things() {
        List<Attribute> attributes = Vocabulary.builtIn().of(CaseKind.PUBLICATION);

        assertThat(attributes.stream().map(attribute -> folded(TableTranslations.ofColumn(attribute.name()))))
                .doesNotHaveDuplicates();
        for (Attribute attribute : attributes) {
            assertThat(attribute.values().stream()
                            .map(value -> folded(TableTranslations.ofValue(attribute.name(), value))))
                    .as(attribute.name())
                    .doesNotHaveDuplicates()
                    .noneMatch(word -> word.contains("|") || word.startsWith("!"));
        }
        assertThat(Stream.of(Effect.values()).map(effect -> TableTranslations.ofValue("effect", effect.word())))
                .doesNotHaveDuplicates()
                .noneMatch(word -> word.contains("+"));
    }

    private static String folded(String word) {
        return Folded.of(word);
    }

    private static List<String> rules(String table) throws InvalidPolicy {
        return load("tables/t.csv", table).rules().stream()
                .filter(rule -> rule.place().file().equals("tables/t.csv"))
                .map(rule ->
                        rule.id() + " " + RuleText.of(rule.condition()) + " " + rule.effects() + " " + rule.message())
                .toList();
    }

    private static Policy load(String path, String table) throws InvalidPolicy {
        SamplePolicy policy = path.startsWith("tables/care")
                ? sample().replacing(
                                "policy.yaml", "careSettings:\n  HOSPITAL: [SA01]\n  LABORATORY: [SA25, SA29]\n", "")
                : sample();
        return PolicyLoader.load(policy.with(path, table).files());
    }
}
