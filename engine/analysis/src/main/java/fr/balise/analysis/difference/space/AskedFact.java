package fr.balise.analysis.difference.space;

import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Definition;
import fr.balise.core.cases.DeclaredAttribute.Wording;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
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
    private static final Messages MESSAGES = Messages.beside(AskedFact.class, "difference");

    /** Values of an attribute are bits of a positive number. */
    private static final int MOST = Integer.SIZE - 1;

    /**
     * The fact that those answers give.
     *
     * @param place of the attribute in the vocabulary of what is compared
     * @throws Refusal when two policies tell more groups of answers apart than can be compared
     */
    static AskedFact of(Grouped answers, int place) throws Refusal {
        if (answers.answers() > MOST) {
            throw Refusal.input(MESSAGES.text("tooMany", answers.answers(), MOST, answers.say(List.of(0, 1, 2))));
        }
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
