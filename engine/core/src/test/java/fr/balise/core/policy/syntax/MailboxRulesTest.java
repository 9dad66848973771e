package fr.balise.core.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules about one mailbox over all its places. */
class MailboxRulesTest {
    private static final String RULE = """
            rule "Nowhere"
              @ruleId(NOWHERE) @source(A3-PER)
            when
              $case : MailboxCase( mailboxType == PER, requiredPlaces == NONE )
            then
              verdicts.flag($case);
            end
            """;

    private static List<String> problems(String text) {
        PolicyProblems problems = new PolicyProblems();
        RuleParser.parse("rules/x.drl", text, Vocabulary.builtIn(), problems);
        return problems.all().stream().map(problem -> problem.in(Language.EN)).toList();
    }

    @Test
    void a_rule_may_look_at_a_mailbox_over_all_its_places_and_is_written_as_it_was_read() {
        PolicyProblems problems = new PolicyProblems();
        List<WrittenRule> rules = RuleParser.parse("rules/x.drl", RULE, Vocabulary.builtIn(), problems);

        assertThat(problems.all()).isEmpty();
        assertThat(rules).singleElement().satisfies(rule -> {
            assertThat(rule.about()).isEqualTo(CaseKind.MAILBOX);
            assertThat(RuleText.of(rule.with(new fr.balise.core.findings.Text("Non.", "No."))))
                    .isEqualTo(RULE);
        });
    }

    @ParameterizedTest
    @EnumSource(value = Effect.class, names = "FLAG", mode = EnumSource.Mode.EXCLUDE)
    void it_may_report_and_nothing_else(Effect effect) {
        assertThat(problems(RULE.replace("verdicts.flag", "verdicts." + effect.word())))
                .singleElement()
                .asString()
                .contains(
                        "verdicts." + effect.word() + " is said of a mailbox on a carrier only",
                        "verdicts.flag($case);");
    }

    @Test
    void it_knows_no_attribute_of_a_place() {
        assertThat(problems(RULE.replace("requiredPlaces == NONE", "carrierState == OPEN")))
                .singleElement()
                .asString()
                .contains("carrierState");
    }

    @Test
    void a_rule_about_a_place_knows_no_attribute_of_all_places() {
        assertThat(problems(RULE.replace("MailboxCase", "PublicationCase")))
                .singleElement()
                .asString()
                .contains("requiredPlaces");
    }

    @Test
    void both_patterns_in_one_rule_are_refused() {
        assertThat(problems(RULE.replace("then", "$other : PublicationCase( usage == WANTED )\nthen")))
                .singleElement()
                .asString()
                .contains("a rule reads its own case only");
    }
}
