package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseWords;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cases told by the values of some attributes, whatever the others are.
 *
 * @param values for each attribute that matters, the values it may have
 */
public record CaseClass(SortedMap<CaseAttribute, List<Enum<?>>> values) {
    /** Copies the map. */
    public CaseClass {
        values = new TreeMap<>(values);
    }

    /** The class that a box over attributes describes. */
    public static CaseClass of(Box box, Collection<CaseAttribute> attributes) {
        List<CaseAttribute> asked = attributes.stream().sorted().toList();
        SortedMap<CaseAttribute, List<Enum<?>>> values = new TreeMap<>();
        for (int question = 0; question < asked.size(); question++) {
            int answers = box.answers()[question];
            if (answers != 0) {
                values.put(
                        asked.get(question),
                        asked.get(question).domain().stream()
                                .filter(value -> (answers >>> value.ordinal() & 1) != 0)
                                .toList());
            }
        }
        return new CaseClass(values);
    }

    /** True when the case is one of them. */
    public boolean holds(PublicationCase aCase) {
        return values.entrySet().stream().allMatch(entry -> entry.getValue().contains(aCase.get(entry.getKey())));
    }

    /** For people. */
    public Text inWords() {
        return values.isEmpty() ? new Text("tout cas", "any case") : CaseWords.of(values);
    }

    /** As a rule would say it, for example {@code mailboxType == PER, usage in (REFUSED, NOT_ASKED)}. */
    public String inRules() {
        List<String> parts = new ArrayList<>();
        values.forEach((attribute, admitted) -> parts.add(constraint(attribute, admitted)));
        return String.join(", ", parts);
    }

    private static String constraint(CaseAttribute attribute, Collection<Enum<?>> admitted) {
        String names = admitted.stream().map(Enum::name).collect(Collectors.joining(", "));
        return attribute.ruleName() + (admitted.size() == 1 ? " == " + names : " in (" + names + ")");
    }
}
