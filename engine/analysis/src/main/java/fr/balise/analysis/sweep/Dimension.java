package fr.balise.analysis.sweep;

import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.planning.planner.CarrierLabels;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** By what changes are counted apart. */
public enum Dimension {
    /** A change counts once for each rule that decided it. */
    RULE(
            "rule",
            (change, labels) -> change.reasons().stream()
                    .map(Reason::rule)
                    .map(RuleId::value)
                    .distinct()
                    .toList()),
    TYPE("type", (change, labels) -> List.of(change.place().type().name())),
    STRUCTURE("structure", (change, labels) -> one(change.place().structure().map(Dimension::name))),
    LEGAL_ENTITY(
            "legalEntity",
            (change, labels) -> one(labels.legalEntity(change.place().carrier()).map(Dimension::name))),
    DEPARTMENT("department", (change, labels) -> one(change.place().structure().flatMap(Change.Structure::department))),
    PROFESSION("profession", (change, labels) -> one(change.place().person().flatMap(Change.Person::profession))),
    DOMAIN("domain", (change, labels) -> List.of(change.place().address().domain()));

    private final String word;
    private final BiFunction<Change, CarrierLabels, List<String>> values;

    Dimension(String word, BiFunction<Change, CarrierLabels, List<String>> values) {
        this.word = word;
        this.values = values;
    }

    /** What the facts do not tell is counted under an empty text. */
    private static List<String> one(Optional<String> value) {
        return List.of(value.orElse(""));
    }

    private static String name(Change.Structure structure) {
        return structure.name()
                + structure.finess().map(finess -> " (" + finess + ")").orElse("");
    }

    /** How it is called, for example {@code legalEntity}. */
    public String word() {
        return word;
    }

    /** Under what a change is counted. */
    List<String> values(Change change, CarrierLabels labels) {
        return values.apply(change, labels);
    }

    /** The one of that name. */
    public static Optional<Dimension> named(String word) {
        return Stream.of(values())
                .filter(each -> each.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> words() {
        return Stream.of(values()).map(Dimension::word).toList();
    }
}
