package fr.balise.analysis.difference.space;

import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Definition;
import fr.balise.core.cases.DeclaredAttribute.Wording;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A raw fact that is asked, as an attribute of cases.
 *
 * @param attribute its values are the groups of answers
 */
record AskedFact(DeclaredAttribute attribute, Grouped answers) {
    /** @param place of the attribute in the vocabulary of what is compared */
    static AskedFact of(Grouped answers, int place) {
        List<String> values =
                IntStream.range(0, answers.answers()).mapToObj(String::valueOf).toList();
        return new AskedFact(
                new DeclaredAttribute(
                        new Definition("asked" + place, new CodeSource.Domains(), values, 0, Map.of()),
                        Wording.NONE,
                        place),
                answers);
    }

    /** Where some answer is among those meant; answers of one group mean the same to whoever tells groups apart. */
    Condition where(IntPredicate meant) {
        int groups = IntStream.range(0, answers.answers())
                .filter(group -> IntStream.of(answers.members(group)).anyMatch(meant))
                .map(group -> 1 << group)
                .sum();
        return new OneOf(attribute, groups);
    }

    /** @param groups as bits */
    Text say(int groups) {
        return answers.say(IntStream.range(0, Integer.SIZE)
                .filter(group -> (groups >>> group & 1) != 0)
                .boxed()
                .toList());
    }
}
