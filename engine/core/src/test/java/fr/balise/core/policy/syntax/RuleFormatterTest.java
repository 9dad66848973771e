package fr.balise.core.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFormatterTest {
    private static final SourceLine NOWHERE = new SourceLine("", 0);

    @Test
    void a_file_written_anyhow_gets_the_one_layout_and_keeps_its_comments() {
        String written = """
                /* licence */

                // Why this rule exists.
                rule 'Wanted' @ruleId(PER-WANTED) // its id
                @source( A3-PER,A3-USAGE )
                when $c:PublicationCase(usage==WANTED/* said so */,mailboxType in(PER,CAB)&&!(phase!=TARGET)) // here
                then
                // published
                verdicts.require( $c ) ; verdicts . prefer($c);
                end


                // The rest.

                rule "Long" @ruleId(LONG) @source(A3-PER) when
                 $case : PublicationCase( mailboxType == PER, carrierKind == SITUATION, carrierState == OPEN, usage == WANTED, // asked
                   // and
                   phase == TARGET ) then verdicts.flag($case); end // last
                """;

        assertThat(format(written)).isEqualTo("""
                        /* licence */

                        // Why this rule exists.
                        rule "Wanted"
                          // its id
                          @ruleId(PER-WANTED) @source(A3-PER, A3-USAGE)
                        when
                          $c : PublicationCase(
                            /* said so */
                            usage == WANTED,
                            mailboxType in (PER, CAB) && !(phase != TARGET)
                          ) // here
                        then
                          // published
                          verdicts.require($c);
                          verdicts.prefer($c);
                        end

                        // The rest.

                        rule "Long"
                          @ruleId(LONG) @source(A3-PER)
                        when
                          $case : PublicationCase(
                            mailboxType == PER,
                            carrierKind == SITUATION,
                            carrierState == OPEN,
                            usage == WANTED, // asked
                            // and
                            phase == TARGET
                          )
                        then
                          verdicts.flag($case);
                        end // last
                        """);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void what_is_written_of_a_tree_reads_back_as_the_same_tree(long seed) {
        List<Rule> rules = new RandomRules(seed).rules(30);
        String text = rules.stream().map(RuleText::of).collect(Collectors.joining("\n"));

        assertThat(read(text))
                .isEqualTo(rules.stream().map(RuleFormatterTest::written).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void formatting_changes_no_rule_loses_no_comment_and_is_done_once(long seed) {
        RandomRules random = new RandomRules(seed);
        String tidy = random.rules(10).stream().map(RuleText::of).collect(Collectors.joining("\n"));
        String untidy = scattered(tidy, random);

        String formatted = format(untidy);

        assertThat(format(formatted)).isEqualTo(formatted);
        assertThat(read(formatted)).isEqualTo(read(tidy));
        assertThat(comments(formatted)).containsExactlyInAnyOrderElementsOf(comments(untidy));
    }

    @Test
    void what_does_not_fit_goes_on_below_the_first_comparison() {
        String tidy = """
                rule "Long"
                  @ruleId(LONG) @source(A3-PER)
                when
                  $case : PublicationCase( mailboxType == PER, carrierKind == SITUATION, link == HOLDER, usage == NOT_ASKED,
                                           mailboxStatus == ACTIVE, activity != INACTIVE, carrierState == OPEN )
                then
                  verdicts.flag($case);
                end
                """;

        assertThat(format(tidy.replaceAll("\\s+", " "))).isEqualTo(tidy);
    }

    @Test
    void a_tidy_file_stays_as_it_is() {
        String tidy = new RandomRules(7)
                .rules(5).stream()
                        .filter(rule -> RuleText.of(rule.condition()).length() < 80)
                        .map(RuleText::of)
                        .collect(Collectors.joining("\n"));

        assertThat(format(tidy)).isEqualTo(tidy);
    }

    @Test
    void a_file_with_problems_is_left_alone_and_its_problems_told() {
        PolicyProblems problems = new PolicyProblems();

        assertThat(RuleFormatter.format("rules/x.drl", "rule x", Vocabulary.builtIn(), problems))
                .isEmpty();
        assertThat(problems.all()).hasSize(1);
    }

    /** The same words with other white space between them, and comments anywhere. */
    private static String scattered(String text, RandomRules random) {
        StringBuilder scattered = new StringBuilder();
        int comment = 0;
        for (Token token : RuleLexer.cut(text)) {
            scattered.append(token.kind() == Token.Kind.STRING ? RuleText.quoted(token.text()) : token.text());
            switch (random.below(14)) {
                case 0 -> scattered.append("\n");
                case 1 -> scattered.append("  \n\n\n  ");
                case 2 -> scattered.append(" // comment ").append(comment++).append("  \n");
                case 3 -> scattered.append("\n// comment ").append(comment++).append("\n\n");
                case 4 -> scattered.append("/* comment ").append(comment++).append(" */");
                case 5 ->
                    scattered.append("\n/* comment\n\n  ").append(comment++).append("*/ ");
                default -> scattered.append(" ");
            }
        }
        return scattered.toString();
    }

    private static List<String> comments(String text) {
        return RuleLexer.cutWithComments(text).stream()
                .filter(token -> token.kind() == Token.Kind.COMMENT)
                .map(token -> token.text().strip())
                .toList();
    }

    private static WrittenRule written(Rule rule) {
        return new WrittenRule(
                rule.id(),
                rule.title(),
                rule.sources(),
                rule.about(),
                rule.condition(),
                rule.effects(),
                Optional.empty(),
                NOWHERE);
    }

    /** The rules, wherever they stand. */
    private static List<WrittenRule> read(String text) {
        PolicyProblems problems = new PolicyProblems();
        List<WrittenRule> rules = RuleParser.parse("rules/x.drl", text, Vocabulary.builtIn(), problems);
        assertThat(problems.all()).isEmpty();
        return rules.stream()
                .map(rule -> new WrittenRule(
                        rule.id(),
                        rule.title(),
                        rule.sources(),
                        rule.about(),
                        rule.condition(),
                        rule.effects(),
                        rule.sentence(),
                        NOWHERE))
                .toList();
    }

    private static String format(String text) {
        PolicyProblems problems = new PolicyProblems();
        return RuleFormatter.format("rules/x.drl", text, Vocabulary.builtIn(), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }
}
