package fr.balise.operations.asking.answers;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.answers.AnswerCheck.Receipt;
import fr.balise.operations.asking.answers.Remark.Kind;
import fr.balise.operations.planning.PolicyInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers that came back, against what is known: which may be merged, what is told of the others, what they change. */
public record Answering(PublicationFacts facts, Returned returned, Checked checked) {
    /**
     * What was found.
     *
     * @param sound the answers that may be merged
     * @param withdrawn known answers that were taken back
     * @param told of lines that were not, and of what people should know
     */
    public record Checked(List<MergedAnswer> sound, List<UsageDeclaration> withdrawn, List<Remark> told) {
        /** Copies the lists. */
        public Checked {
            sound = List.copyOf(sound);
            withdrawn = List.copyOf(withdrawn);
            told = List.copyOf(told);
        }

        /** True when nothing would be merged. */
        public boolean isEmpty() {
            return sound.isEmpty() && withdrawn.isEmpty();
        }
    }

    /**
     * What answers change in the plan.
     *
     * @param added changes that the plan holds with them alone
     * @param dropped changes that it holds without them alone
     */
    public record PlanDifference(List<Change> added, List<Change> dropped) {}

    /**
     * Checks.
     *
     * @param campaign that asked; empty where nobody says which
     * @param at when they came
     * @param by who answered, where a line does not say it
     * @param channel how, where a line does not say it
     */
    public static Answering of(
            PublicationFacts facts,
            Returned returned,
            Optional<Campaign> campaign,
            Instant at,
            String by,
            String channel) {
        AnswerCheck check = new AnswerCheck(facts, campaign, new Receipt(at, by, channel));
        List<MergedAnswer> sound = check.sound(returned.answers());
        List<Remark> told = new ArrayList<>(AnswerCheck.unreadable(returned));
        told.addAll(check.remarks());
        told.addAll(check.bounced(returned.bounced()));
        return new Answering(facts, returned, new Checked(sound, check.withdrawn(), told));
    }

    /** True when a line was left out that a person must look at. */
    public boolean holdsSomething() {
        return checked.told().stream().map(Remark::kind).anyMatch(Kind::isHeld);
    }

    /** What they change in the plan of a day. */
    public PlanDifference changes(PolicyInForce policy, LocalDate asOf) {
        Plan before = policy.engine().plan(facts, asOf);
        Plan after = policy.engine()
                .plan(
                        facts.withAnswers(
                                checked.sound().stream()
                                        .map(MergedAnswer::declaration)
                                        .toList(),
                                checked.withdrawn()),
                        asOf);
        return new PlanDifference(without(after, before), without(before, after));
    }

    static List<Change> without(Plan one, Plan other) {
        Set<Object> there = other.changes().stream().map(Change::id).collect(Collectors.toSet());
        return one.changes().stream()
                .filter(change -> !there.contains(change.id()))
                .toList();
    }
}
