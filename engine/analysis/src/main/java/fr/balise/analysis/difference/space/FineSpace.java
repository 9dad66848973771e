package fr.balise.analysis.difference.space;

import fr.balise.analysis.proof.diagram.AttributesRead;
import fr.balise.analysis.proof.diagram.CaseClass;
import fr.balise.analysis.proof.diagram.CaseDiagram;
import fr.balise.analysis.proof.diagram.CaseSet;
import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseDescription;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The cases of two policies side by side. Where both set the same, they read the same attributes; where they do not,
 * {@link Refinements the raw facts} are asked.
 */
public final class FineSpace {
    private final Refinements refinements;
    private final PolicyReading first;
    private final PolicyReading second;
    private final Set<Attribute> asked = new TreeSet<>();
    private final CaseDiagram diagram;
    private final CaseSet possible;

    /**
     * The space of two policies in one vocabulary.
     *
     * @throws Refusal when they tell more answers to one question apart than can be compared
     */
    public FineSpace(Policy one, Policy other) throws Refusal {
        CaseSettings settings = one.caseSettings();
        CaseSettings others = other.caseSettings();
        boolean samePlaces = settings.types().places().equals(others.types().places());
        Set<Attribute> read = AttributesRead.by(
                Stream.of(one, other).flatMap(FineSpace::deciding).toList());
        if (!samePlaces) {
            Stream.of(settings, others)
                    .flatMap(each -> CaseSpace.notConsidered(each.types()).stream())
                    .forEach(condition -> read.addAll(AttributesRead.by(condition)));
        }
        this.refinements = new Refinements(settings, others, read);
        this.first = new PolicyReading(refinements, true, deciding(one).toList(), ignored(settings, samePlaces));
        this.second = new PolicyReading(refinements, false, deciding(other).toList(), ignored(others, samePlaces));
        for (PolicyReading reading : List.of(first, second)) {
            asked.addAll(AttributesRead.by(reading.rules()));
            asked.addAll(AttributesRead.by(reading.notConsidered()));
        }
        this.diagram = new CaseDiagram(refinements.vocabulary(), asked);
        this.possible = refinements.possible(diagram, common(settings, others));
    }

    /** What only reports findings changes no outcome. */
    private static Stream<Rule> deciding(Policy policy) {
        return policy.rules().stream()
                .filter(rule -> rule.effects().stream().anyMatch(effect -> effect != Effect.FLAG));
    }

    private static List<Condition> ignored(CaseSettings settings, boolean samePlaces) {
        return samePlaces ? List.of() : CaseSpace.notConsidered(settings.types());
    }

    /** Settings that rule out nothing that either policy admits, what the questions are about aside. */
    private static CaseSettings common(CaseSettings one, CaseSettings other) {
        CaseSettings both = one.with(one.types().considering(other.types()));
        return Refinements.tellAgesApart(one, other) ? both.withUsageMonths(Optional.empty()) : both;
    }

    /** How the first policy reads a case. */
    public PolicyReading first() {
        return first;
    }

    /** How the other does. */
    public PolicyReading second() {
        return second;
    }

    /** To which the sets belong. */
    public CaseDiagram diagram() {
        return diagram;
    }

    /** The cases that facts can give. */
    public CaseSet possible() {
        return possible;
    }

    /** By which attributes they are told apart. */
    public Set<Attribute> asked() {
        return asked;
    }

    /** Which cases are in a class: whose mailbox of what type, then the facts that the two policies read differently, then the rest. */
    public Text inWords(CaseClass some) {
        List<Text> mailbox = new ArrayList<>();
        List<Text> facts = new ArrayList<>();
        List<Text> rest = new ArrayList<>();
        some.values()
                .forEach((attribute, values) -> refinements
                        .say(attribute, values)
                        .ifPresentOrElse(
                                facts::add,
                                () -> (attribute.compareTo(BuiltIn.MAILBOX_TYPE) <= 0 ? mailbox : rest)
                                        .add(CaseDescription.anyOf(attribute, values))));
        return Stream.of(mailbox, facts, rest)
                .flatMap(List::stream)
                .reduce((one, other) -> new Text(one.fr() + ", " + other.fr(), one.en() + ", " + other.en()))
                .orElse(new Text("tout cas", "any case"));
    }
}
