package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Definition;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Condition.AllOf;
import fr.balise.core.policy.model.Condition.Not;
import fr.balise.core.policy.model.Condition.OneOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntBinaryOperator;

/**
 * What no facts can give of the attributes that a policy declares: a value where there is nothing to read it from, and two
 * values that no code gives together, of attributes that are read from the same place.
 *
 * @param condition what no case can meet
 * @param reason why
 */
record DeclaredBounds(Condition condition, Text reason) {
    /** All of them, for the attributes of one kind of case. */
    static List<DeclaredBounds> of(Vocabulary vocabulary, CaseKind kind) {
        List<DeclaredAttribute> declared =
                vocabulary.declared().stream().filter(kind::has).toList();
        List<DeclaredBounds> bounds = new ArrayList<>();
        for (DeclaredAttribute attribute : declared) {
            nothingToRead(attribute.definition().source())
                    .map(nowhere ->
                            new AllOf(List.of(new Not(new OneOf(attribute, 1 << attribute.ordinary())), nowhere)))
                    .ifPresent(never -> bounds.add(new DeclaredBounds(never, readNowhere(attribute))));
            declared.stream()
                    .filter(other -> other.place() > attribute.place())
                    .filter(other -> other.definition()
                            .source()
                            .equals(attribute.definition().source()))
                    .forEach(other -> apart(attribute, other, bounds));
        }
        return bounds;
    }

    private static Text readNowhere(Attribute attribute) {
        return new Text(
                attribute + " n'a ici rien d'où se lire : il a sa valeur par défaut",
                "there is nothing here that " + attribute + " is read from: it has its default");
    }

    private static Optional<Condition> nothingToRead(CodeSource source) {
        if (source instanceof CodeSource.Domains) {
            return Optional.empty();
        }
        if (source.kind() == Attribute.Kind.MAILBOX) {
            return Optional.of(OneOf.of(BuiltIn.MAILBOX_STATUS, MailboxStatus.MISSING));
        }
        DirectoryCode code = source instanceof CodeSource.Directory directory ? directory.code() : DirectoryCode.SECTOR;
        return Optional.of(
                switch (code) {
                    case EXERCISE_MODE -> new Not(OneOf.of(BuiltIn.CARRIER_KIND, CarrierKind.SITUATION));
                    case PROFESSION, SPECIALITY -> OneOf.of(BuiltIn.CARRIER_KIND, CarrierKind.STRUCTURE);
                    case DEPARTMENT, SECTOR -> Impossibility.NO_KNOWN_STRUCTURE;
                });
    }

    /** For each value of one attribute, the values of the other that never come with it. */
    private static void apart(DeclaredAttribute one, DeclaredAttribute other, List<DeclaredBounds> bounds) {
        int[] together = new int[one.values().size()];
        together(one.definition(), other.definition()).forEach(pair -> together[pair.get(0)] |= 1 << pair.get(1));
        for (int value = 0; value < together.length; value++) {
            if (together[value] != other.all()) {
                Condition never =
                        new AllOf(List.of(new OneOf(one, 1 << value), new Not(new OneOf(other, together[value]))));
                bounds.add(new DeclaredBounds(
                        never,
                        new Text(
                                "aucun code ne donne à la fois ces valeurs de " + one + " et de " + other,
                                "no code gives these values of " + one + " and of " + other + " together")));
            }
        }
    }

    /** The pairs of values that some facts give: no code, each code, and where there may be several the first of them. */
    private static Set<List<Integer>> together(Definition one, Definition other) {
        Set<String> codes = new TreeSet<>(one.table().keySet());
        codes.addAll(other.table().keySet());
        int none = Integer.MAX_VALUE;
        Set<List<Integer>> pairs = new HashSet<>();
        pairs.add(List.of(none, none));
        codes.forEach(code -> pairs.add(
                List.of(one.table().getOrDefault(code, none), other.table().getOrDefault(code, none))));
        boolean several = one.source() instanceof CodeSource.Directory || one.source() instanceof CodeSource.Structures;
        while (several && closed(pairs)) {
            // until nothing is added any more
        }
        IntBinaryOperator orDefault = (value, ordinary) -> value == none ? ordinary : value;
        Set<List<Integer>> values = new HashSet<>();
        pairs.forEach(pair -> values.add(List.of(
                orDefault.applyAsInt(pair.get(0), one.ordinary()),
                orDefault.applyAsInt(pair.get(1), other.ordinary()))));
        return values;
    }

    /** True when something was added. */
    private static boolean closed(Set<List<Integer>> pairs) {
        List<List<Integer>> known = List.copyOf(pairs);
        for (List<Integer> left : known) {
            for (List<Integer> right : known) {
                pairs.add(List.of(Math.min(left.get(0), right.get(0)), Math.min(left.get(1), right.get(1))));
            }
        }
        return pairs.size() > known.size();
    }
}
