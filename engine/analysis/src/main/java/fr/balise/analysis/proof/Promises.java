package fr.balise.analysis.proof;

import fr.balise.analysis.proof.space.Clause;
import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.syntax.ConditionText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What must hold under any policy. */
final class Promises {
    private static final Set<Effect> NOT_PUBLISHED = Set.of(Effect.UNTOUCHED, Effect.REMOVE);

    static final Invariant DECIDED = new Invariant(
            "DECIDED",
            new Text("Chaque cas est décidé", "Every case is decided"),
            new Condition.AllOf(List.of()),
            Set.of(Effect.UNTOUCHED, Effect.REMOVE, Effect.REQUIRE, Effect.ALLOW));

    private static final List<Invariant> OTHERS = List.of(
            new Invariant(
                    "FOREIGN-UNTOUCHED",
                    new Text(
                            "La boîte d'un autre opérateur n'est jamais touchée (A3-OWN)",
                            "The mailbox of another operator is never touched (A3-OWN)"),
                    ConditionText.read("ownership == FOREIGN"),
                    Set.of(Effect.UNTOUCHED)),
            new Invariant(
                    "CARRIER-OPEN",
                    new Text(
                            "Rien n'est publié sur une ressource fermée (A3-VERIFY)",
                            "Nothing is published on a closed carrier (A3-VERIFY)"),
                    ConditionText.read("carrierState == CLOSED"),
                    NOT_PUBLISHED),
            new Invariant(
                    "UNKNOWN-NOT-ADDED",
                    new Text(
                            "Rien n'est ajouté sur une ressource inconnue (A3-KNOWN)",
                            "Nothing is added on an unknown carrier (A3-KNOWN)"),
                    ConditionText.read("carrierState == UNKNOWN"),
                    Set.of(Effect.UNTOUCHED, Effect.REMOVE, Effect.ALLOW)),
            new Invariant(
                    "TYPE10-ENDS",
                    new Text(
                            "Aucune boîte de type 10 n'est publiée à partir de la date d'arrêt (A3-TYPE10)",
                            "No type-10 mailbox is published from the cut-off on (A3-TYPE10)"),
                    ConditionText.read("mailboxType == PER && holderIdentifier == ADDRESS && type10CutOff == REACHED"),
                    NOT_PUBLISHED),
            new Invariant(
                    "USAGE-WANTED",
                    new Text(
                            "En phase cible, rien n'est publié sur une situation sans usage voulu (A3-USAGE)",
                            "In the target phase nothing is published on a situation without wanted usage (A3-USAGE)"),
                    ConditionText.read("phase == TARGET && carrierKind == SITUATION && mailboxType in (PER, ORG)"
                            + " && usage != WANTED"),
                    NOT_PUBLISHED));

    private static final List<String> UNCONDITIONAL = List.of("ORDER", "CONTRADICTION", "STABLE", "RULES-HEARD");

    private Promises() {}

    /** Except {@link #DECIDED}, which the others leave aside so that one hole is told once. */
    static List<Invariant> others() {
        return OTHERS;
    }

    /** What is checked in every case of a policy: the general promises, its own, and what needs no condition. */
    static List<String> idsFor(Policy policy) {
        return Stream.concat(conditional(policy).map(Invariant::id), UNCONDITIONAL.stream())
                .toList();
    }

    /** SHA-256 over what all promises with a condition mean. */
    static String digestFor(Policy policy) {
        return Sha256.ofJson(conditional(policy).map(Promises::meaning).toList())
                .hex();
    }

    private static Map<String, Object> meaning(Invariant promise) {
        return Map.of(
                "id", promise.id(),
                "when",
                        Clause.of(promise.when()).stream()
                                .map(Promises::meaning)
                                .toList(),
                "admitted", promise.admitted().stream().map(Enum::name).sorted().toList());
    }

    private static Map<String, Object> meaning(Clause clause) {
        Map<String, Object> values = new TreeMap<>();
        clause.admitted().forEach((attribute, bits) -> values.put(attribute.name(), attribute.names(bits)));
        return values;
    }

    private static Stream<Invariant> conditional(Policy policy) {
        return Stream.concat(Stream.of(DECIDED), Stream.concat(OTHERS.stream(), policy.invariants().stream()));
    }
}
