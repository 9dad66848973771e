package fr.balise.adapters.files.difference;

import fr.balise.adapters.files.report.Words;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.Transition;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sentences of a difference in one language; every format says these, each in its own dress. */
final class DifferenceStory {
    private static final int MOST_NAMED = 5;

    private final DifferenceView view;
    private final Language language;
    private final Words words;

    DifferenceStory(DifferenceView view, Language language) {
        this.view = view;
        this.language = language;
        this.words = new Words(language);
    }

    Language language() {
        return language;
    }

    private String in(String fr, String en) {
        return new Text(fr, en).in(language);
    }

    String title() {
        return in("Ce que deux politiques décident autrement", "What two policies decide differently");
    }

    List<String> policies() {
        return List.of(
                in("Première : ", "First: ") + ref(view.first()), in("Seconde : ", "Second: ") + ref(view.second()));
    }

    private static String ref(PolicyRef policy) {
        return policy.name() + " " + policy.version() + " (" + policy.digest().substring(0, 12) + ")";
    }

    String summary() {
        String cases = words.grouped(view.cases());
        if (view.classes().isEmpty()) {
            boolean same = view.first().digest().equals(view.second().digest());
            return in(
                    "Aucune différence : les deux décident de même dans les " + cases + " cas comparés"
                            + (same ? "." : " ; leurs fichiers diffèrent en ce qui n'y change rien."),
                    "No difference: both decide alike in all " + cases + " cases compared"
                            + (same ? "." : "; their files differ in what changes none of them."));
        }
        String differing = words.grouped(view.differing());
        int classes = view.classes().size();
        return in(
                differing + " cas sur " + cases + " décidés autrement, en "
                        + (classes == 1 ? "une classe." : classes + " classes."),
                differing + " of " + cases + " cases decided differently, in "
                        + (classes == 1 ? "one class." : classes + " classes."));
    }

    /** The classes by what becomes of them, in their order. */
    SortedMap<Transition, List<DifferenceClass>> byTransition() {
        return view.classes().stream()
                .collect(Collectors.groupingBy(DifferenceClass::transition, TreeMap::new, Collectors.toList()));
    }

    String heading(Transition transition) {
        return transition.inWords().in(language);
    }

    /** Which cases: the first line of a class. */
    String which(DifferenceClass found) {
        return found.number() + ". " + found.inWords().in(language);
    }

    /** What is told below it. */
    List<String> details(DifferenceClass found) {
        List<String> details = new ArrayList<>();
        details.add(in("règles : ", "rules: ") + rules(found.decidingFrom()) + " → " + rules(found.decidingTo()));
        details.add(in("cas : ", "cases: ") + words.grouped(found.cases()));
        view.mailboxes(found)
                .ifPresent(mailboxes -> details.add(in("boîtes réelles : ", "real mailboxes: ")
                        + words.grouped(mailboxes.size())
                        + mailboxes.stream()
                                .limit(MOST_NAMED)
                                .map(MailboxAddress::value)
                                .collect(Collectors.joining(", ", mailboxes.isEmpty() ? "" : " (", ""))
                        + (mailboxes.size() > MOST_NAMED ? ", …)" : mailboxes.isEmpty() ? "" : ")")));
        details.add(in("par exemple : ", "for example: ") + Scenario.written(found.exampleFrom()));
        String otherwise = readOtherwise(found.exampleFrom(), found.exampleTo());
        if (!otherwise.isEmpty()) {
            details.add(in("que la seconde lit : ", "which the second reads as: ") + otherwise);
        }
        return details;
    }

    private static String rules(List<Rule> rules) {
        return rules.isEmpty()
                ? "—"
                : rules.stream().map(rule -> rule.id().value()).collect(Collectors.joining(", "));
    }

    private static String readOtherwise(PublicationCase first, PublicationCase second) {
        return readings(first, second).entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What the second policy reads otherwise in the same example, by attribute. */
    static Map<String, String> readings(PublicationCase first, PublicationCase second) {
        Map<String, String> readings = new TreeMap<>();
        for (CaseAttribute attribute : CaseAttribute.values()) {
            if (first.get(attribute) != second.get(attribute)) {
                readings.put(attribute.ruleName(), second.get(attribute).name());
            }
        }
        return readings;
    }
}
