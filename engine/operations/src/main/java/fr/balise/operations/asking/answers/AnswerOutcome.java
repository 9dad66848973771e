package fr.balise.operations.asking.answers;

import fr.balise.core.PublicationEngine;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.Question.Effect;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a professional's answers make of own publications: whole plans are compared, as for the questions.
 *
 * @param effects by the id of each question that was answered
 * @param also other changes that the answers bring, for example on the professional's own record
 * @param lastAddress whether they take the last address at which the directory shows the professional
 */
public record AnswerOutcome(Map<String, Effect> effects, List<Change> also, boolean lastAddress) {
    /** Copies the collections. */
    public AnswerOutcome {
        effects = Map.copyOf(effects);
        also = List.copyOf(also);
    }

    /**
     * Finds it.
     *
     * @param before the plan of the facts without the answers
     * @param questions those that were answered
     */
    public static AnswerOutcome of(
            PublicationEngine engine,
            PublicationFacts facts,
            Plan before,
            Collection<Question> questions,
            Collection<MergedAnswer> answers) {
        Plan after = engine.plan(
                facts.withAnswers(
                        answers.stream().map(MergedAnswer::declaration).toList()),
                before.asOf());
        Set<LastAddress> left = Set.copyOf(before.impact().leftWithoutAddress());
        return new AnswerOutcome(
                questions.stream().collect(Collectors.toMap(Question::id, each -> effect(each, after))),
                Answering.without(after, before).stream()
                        .filter(change -> questions.stream().noneMatch(each -> isAbout(change, each)))
                        .toList(),
                !left.containsAll(after.impact().leftWithoutAddress()));
    }

    private static Effect effect(Question question, Plan plan) {
        Optional<Change.Action> action = plan.changes().stream()
                .filter(change -> isAbout(change, question))
                .map(Change::action)
                .findFirst();
        if (question.published()) {
            return action.equals(Optional.of(Change.Action.DETACH)) ? Effect.ENDS : Effect.STAYS;
        }
        return action.equals(Optional.of(Change.Action.ATTACH)) ? Effect.BEGINS : Effect.NONE;
    }

    private static boolean isAbout(Change change, Question question) {
        return change.place().address().equals(question.address())
                && change.place().identifiers().stream()
                        .anyMatch(identifier ->
                                identifier.value().equals(question.situation().value()));
    }
}
