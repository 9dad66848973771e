package fr.balise.adapters.files.explain;

import fr.balise.analysis.explanation.Actor;
import fr.balise.analysis.explanation.AttributeChange;
import fr.balise.analysis.explanation.Counterfactual;
import fr.balise.core.cases.CaseWords;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes that give the same verdict, told together when they differ in the value of a single attribute. */
record Alternatives(Actor actor, Verdict verdict, List<Counterfactual> ways) {
    private record Alike(Actor actor, Verdict verdict, List<Object> but) {}

    /** In the order given. */
    static List<Alternatives> of(List<Counterfactual> counterfactuals) {
        Map<Alike, List<Counterfactual>> alike = new LinkedHashMap<>();
        for (Counterfactual each : counterfactuals) {
            alike.computeIfAbsent(
                            new Alike(each.farthest(), each.decision().verdict(), butTheLastValue(each)),
                            key -> new ArrayList<>())
                    .add(each);
        }
        return alike.entrySet().stream()
                .map(each ->
                        new Alternatives(each.getKey().actor(), each.getKey().verdict(), List.copyOf(each.getValue())))
                .toList();
    }

    private static List<Object> butTheLastValue(Counterfactual counterfactual) {
        List<Object> key = new ArrayList<>(counterfactual.changes());
        AttributeChange last = (AttributeChange) key.remove(key.size() - 1);
        key.add(last.attribute());
        key.add(last.actor());
        return key;
    }

    /** For example "wanted there (now: refused there), by answering the operator". */
    Text words() {
        List<AttributeChange> changes = ways.get(0).changes();
        List<Text> told = new ArrayList<>();
        changes.subList(0, changes.size() - 1).forEach(change -> told.add(words(change, change.words(), change.how())));
        AttributeChange last = changes.get(changes.size() - 1);
        Text values = CaseWords.anyOf(
                last.attribute(),
                ways.stream()
                        .map(way -> way.changes().get(way.changes().size() - 1).to())
                        .toList());
        Text now = CaseWords.of(last.attribute(), last.from());
        told.add(words(
                last,
                new Text(values.fr() + " (aujourd'hui : " + now.fr() + ")", values.en() + " (now: " + now.en() + ")"),
                last.how()));
        return new Text(
                told.stream().map(Text::fr).collect(Collectors.joining(" ; et ")),
                told.stream().map(Text::en).collect(Collectors.joining("; and ")));
    }

    /** Names who has to act where it is not the one under whose name it all stands. */
    private Text words(AttributeChange change, Text what, Text how) {
        boolean another = change.actor() != actor;
        Text who = change.actor().words();
        return new Text(
                what.fr() + ", " + (another ? who.fr() + " : " : "") + how.fr(),
                what.en() + ", " + (another ? who.en() + ": " : "") + how.en());
    }
}
