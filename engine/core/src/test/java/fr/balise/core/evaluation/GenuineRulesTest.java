package fr.balise.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.core.policy.model.RandomRules;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.syntax.RuleText;
import java.util.List;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

class GenuineRulesTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_our_parser_accepts_is_genuine_drl(long seed) throws Exception {
        List<Rule> rules = new RandomRules(seed).rules(40);
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);

        PackageDescr parsed =
                parser.parse(false, rules.stream().map(RuleText::of).collect(Collectors.joining("\n")));

        assertThat(parser.getErrors()).isEmpty();
        assertThat(parsed.getRules())
                .extracting(rule -> rule.getAnnotation("ruleId").getSingleValue())
                .containsExactlyElementsOf(
                        rules.stream().map(rule -> rule.id().value()).toList());
        assertThat(parsed.getRules())
                .extracting(rule -> rule.getLhs().getDescrs().size())
                .containsOnly(1);
    }
}
