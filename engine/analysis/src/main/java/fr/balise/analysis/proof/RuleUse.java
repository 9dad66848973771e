package fr.balise.analysis.proof;

import fr.balise.analysis.proof.Violation.Kind;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.diagram.DecidedCases;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.analysis.proof.space.Clause;
import fr.balise.analysis.proof.space.Impossibility;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds rules that are of no use: that never speak, are never heard, or only repeat what others say. */
final class RuleUse {
    private final Policy policy;
    private final DecidedCases decided;
    private final Witnesses witnesses;

    RuleUse(Policy policy, DecidedCases decided, Witnesses witnesses) {
        this.policy = policy;
        this.decided = decided;
        this.witnesses = witnesses;
    }

    /** Where an effect that is stated shows in what comes of the case. */
    private CaseSet showing(Effect effect) {
        return switch (effect) {
            case FLAG -> decided.possible();
            case HIDE, PREFER -> decided.decided(Verdict.REQUIRED).or(decided.decided(Verdict.ALLOWED));
            case UNTOUCHED, REMOVE, REQUIRE, ALLOW ->
                Stream.of(Verdict.values())
                        .filter(verdict ->
                                verdict.effect().filter(effect::equals).isPresent())
                        .map(decided::decided)
                        .reduce(decided.diagram().none(), CaseSet::or);
        };
    }

    private boolean isHeard(Rule rule) {
        return rule.effects().stream()
                .anyMatch(effect -> !decided.speaking(rule).and(showing(effect)).isEmpty());
    }

    private boolean isNeeded(Rule rule) {
        List<Rule> others = policy.rules().stream().filter(each -> each != rule).toList();
        return rule.effects().stream().anyMatch(effect -> {
            CaseSet shows = decided.speaking(rule).and(showing(effect));
            return !(effect == Effect.FLAG ? shows : shows.without(decided.stating(effect, others))).isEmpty();
        });
    }

    List<Violation> faults() {
        List<Violation> faults = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            fault(rule).ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<Violation> fault(Rule rule) {
        if (decided.speaking(rule).isEmpty()) {
            return Optional.of(silent(rule));
        }
        if (!isHeard(rule)) {
            return Optional.of(unheard(rule));
        }
        if (!isNeeded(rule)) {
            return Optional.of(of(
                    Kind.REDUNDANT_RULE,
                    rule,
                    "partout où elle décide, une autre règle dit de même ; elle n'ajoute qu'une raison",
                    "wherever it decides another rule says the same; it only adds a reason"));
        }
        return Optional.empty();
    }

    private static Violation of(Kind kind, Rule rule, String fr, String en) {
        return new Violation(kind, rule.id().value(), about(rule, fr, en), 0, List.of());
    }

    private static Text about(Rule rule, String fr, String en) {
        return new Text(
                "La règle " + rule.id() + " (« " + rule.title() + " ») : " + fr,
                "Rule " + rule.id() + " (\"" + rule.title() + "\"): " + en);
    }

    private Violation unheard(Rule rule) {
        CaseSet speaks = decided.speaking(rule);
        String over = Stream.of(Verdict.values())
                .filter(verdict -> !speaks.and(decided.decided(verdict)).isEmpty())
                .map(Verdict::name)
                .collect(Collectors.joining(", "));
        return new Violation(
                Kind.UNHEARD_RULE,
                rule.id().value(),
                about(
                        rule,
                        "partout où elle parle, un verdict plus fort l'emporte (" + over + ") ; elle ne change rien",
                        "wherever it speaks a stronger verdict stands (" + over + "); it changes nothing"),
                speaks.count(),
                witnesses.of(speaks, decision -> wanted(rule)));
    }

    /** The verdict that the rule states; one that states none wants the mailbox to stay, so that its mark shows. */
    private static Verdict wanted(Rule rule) {
        return Stream.of(Verdict.values())
                .filter(verdict ->
                        verdict.effect().filter(rule.effects()::contains).isPresent())
                .findFirst()
                .orElse(Verdict.ALLOWED);
    }

    private Violation silent(Rule rule) {
        if (Clause.of(rule.condition()).isEmpty()) {
            return of(
                    Kind.DEAD_RULE,
                    rule,
                    "ses conditions se contredisent ; elle ne parle jamais",
                    "its conditions contradict each other; it never speaks");
        }
        if (CaseSpace.canHold(policy.caseSettings().vocabulary(), rule.condition(), List.of())) {
            return of(
                    Kind.SLEEPING_RULE,
                    rule,
                    "elle ne parle que sous d'autres réglages de policy.yaml",
                    "it speaks under other settings of policy.yaml only");
        }
        List<Impossibility> reasons = Stream.of(Impossibility.values())
                .filter(each -> CaseSpace.canHold(policy.caseSettings().vocabulary(), rule.condition(), List.of(each)))
                .toList();
        return of(
                Kind.DEAD_RULE,
                rule,
                "elle ne parle jamais"
                        + reasons.stream().map(each -> each.reason().fr()).collect(because()),
                "it never speaks"
                        + reasons.stream().map(each -> each.reason().en()).collect(because()));
    }

    private static Collector<CharSequence, ?, String> because() {
        return Collectors.collectingAndThen(Collectors.joining("; "), said -> said.isEmpty() ? "" : ": " + said);
    }
}
