package fr.balise.analysis.scenario;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.change.Change.Action;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One example: what is given, and what must come of it.
 *
 * @param title what it shows, in one sentence
 * @param rule the rule that it is about; it fails when that rule does not do what {@code kind} says
 * @param asOf the date for which the decision is asked
 * @param settings the policy's, with those that the example overrides
 * @param content the case or the facts, and what is expected of them
 */
public record Scenario(
        String title,
        Optional<RuleId> rule,
        Kind kind,
        LocalDate asOf,
        CaseSettings settings,
        Content content,
        SourceLine place) {

    /** The rules that it expects anything of. */
    public Set<String> rules() {
        Stream<RuleId> expected = Stream.of();
        Stream<String> findings = Stream.of();
        if (content instanceof OfCase one) {
            expected = Stream.concat(
                    one.expected().decidedBy().stream().flatMap(Set::stream), one.expected().flags().stream());
        } else if (content instanceof OfMailbox one) {
            expected = one.flags().stream();
        } else if (content instanceof OfFacts facts) {
            expected = facts.expected().changes().stream()
                    .flatMap(List::stream)
                    .flatMap(change -> change.reasons().stream())
                    .flatMap(Set::stream);
            findings = facts.expected().findings().stream();
        }
        return Stream.concat(findings, Stream.concat(rule.stream(), expected).map(RuleId::value))
                .collect(Collectors.toSet());
    }

    /** The same under other settings. */
    public Scenario with(CaseSettings other) {
        return new Scenario(title, rule, kind, asOf, other, content, place);
    }

    /**
     * A case as a scenario gives it: {@code given: …} with only what is not ordinary, so that it can be pasted into one.
     */
    public static String written(FlatCase aCase) {
        return aCase instanceof MailboxCase mailbox
                ? OrdinaryMailbox.written(mailbox)
                : written((PublicationCase) aCase);
    }

    private static String written(PublicationCase aCase) {
        return OrdinaryCase.tellingOf(aCase).entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "given: {", "}"));
    }

    /** What an example shows of its rule. */
    public enum Kind {
        /** The rule speaks. */
        SPEAKS,
        /** The rule does not speak, and would if one attribute had another value. */
        NEAR_MISS,
        /**
         * The rule speaks and so does one that says otherwise; the stronger verdict stands. A rule that nothing can
         * overrule shows here what it overrules itself; one that states no verdict shows that the verdict goes its
         * own way.
         */
        OVERRIDDEN;

        /** How it is written: {@code near-miss}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The forms of an example. */
    public sealed interface Content permits OfCase, OfMailbox, OfFacts {}

    /**
     * One mailbox over all its places.
     *
     * @param flags exactly the rules that report it
     */
    public record OfMailbox(MailboxCase given, Set<RuleId> flags) implements Content {}

    /** One case, and the decision that is expected. */
    public record OfCase(PublicationCase given, ExpectedDecision expected) implements Content {}

    /** Facts, and the plan that is expected. */
    public record OfFacts(PublicationFacts given, ExpectedPlan expected) implements Content {}

    /**
     * What should be decided. What is not named must not be there, except for {@code decidedBy} and {@code says}.
     *
     * @param decidedBy exactly the rules that state the verdict; empty when the example leaves it open
     * @param flags exactly the rules that report a finding
     * @param hide whether the mailbox is shown with the red-list mark
     * @param prefer whether it is shown as the one to contact first
     * @param says a part of the sentence of a rule that decides or reports, in either language
     */
    public record ExpectedDecision(
            Verdict verdict,
            Optional<Set<RuleId>> decidedBy,
            Set<RuleId> flags,
            boolean hide,
            boolean prefer,
            Optional<String> says) {}

    /**
     * What should be planned.
     *
     * @param changes exactly the changes of the plan; empty when the example leaves them open
     * @param findings codes of findings that must be among the plan's
     */
    public record ExpectedPlan(Optional<List<ExpectedChange>> changes, Set<String> findings) {}

    /**
     * A change that the plan should hold.
     *
     * @param reasons exactly the rules that it names; empty when the example leaves them open
     * @param texts exactly the descriptions, services and persons that it writes; empty when the example leaves them open
     */
    public record ExpectedChange(
            Action action,
            MailboxAddress mailbox,
            CarrierRef carrier,
            Optional<Set<RuleId>> reasons,
            Optional<SortedMap<WrittenAttribute, String>> texts) {}
}
