package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.explanation.Actor;
import fr.balise.analysis.explanation.AttributeChange;
import fr.balise.analysis.explanation.Counterfactual;
import fr.balise.analysis.explanation.Explanation.Place;
import fr.balise.analysis.explanation.NothingPublishes;
import fr.balise.core.cases.CaseDescription;
import fr.balise.core.evaluation.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What would give another verdict, by who can bring it about; changes that differ in one value are told together. */
final class ChangesOfVerdict {
    /** Past it a list is no longer read, unless all are asked for. */
    private static final int MOST_SHOWN = 6;

    /** Of what people and time cannot do, only what is told in a few words. */
    private static final int MOST_REMOTE_CHANGES = 2;

    private final Wording messages;
    private final boolean all;

    /**
     * In the words of one language.
     *
     * @param all true to tell also what takes many changes, or what nobody can bring about
     */
    ChangesOfVerdict(Wording messages, boolean all) {
        this.messages = messages;
        this.all = all;
    }

    /** Places whose case is the same. */
    Item of(List<Place> places) {
        Place first = places.get(0);
        List<Item> below = new ArrayList<>();
        first.nothingPublishes().ifPresent(proof -> below.add(nothing(proof)));
        Map<Actor, List<Alike>> byActor = alike(first.counterfactuals()).stream()
                .filter(each -> all || each.actor() != Actor.NOBODY)
                .collect(Collectors.groupingBy(Alike::actor, LinkedHashMap::new, Collectors.toList()));
        byActor.forEach((actor, ways) -> below.add(changes(actor, ways)));
        if (byActor.isEmpty()) {
            below.add(Item.of(messages.say("explain.none")));
        }
        String carriers =
                places.stream().map(place -> place.carrier().toString()).collect(Collectors.joining(", "));
        return Item.of(Line.strong(carriers)).with(below);
    }

    private Item nothing(NothingPublishes proof) {
        return Item.of(Line.strong(messages.say("explain.nothing." + proof.reach()))
                .and(" "
                        + messages.count(
                                "explain.proved",
                                proof.cases(),
                                messages.of(proof.reach().words()))));
    }

    private Item changes(Actor actor, List<Alike> ways) {
        List<Item> shown = new ArrayList<>();
        ways.stream()
                .filter(each -> all
                        || actor.compareTo(Actor.TIME) <= 0
                        || each.changes().size() <= MOST_REMOTE_CHANGES)
                .limit(all ? ways.size() : MOST_SHOWN)
                .forEach(each -> shown.add(Item.of(
                        Mark.NEXT,
                        Line.strong(PolicyWording.verdict(each.verdict(), messages))
                                .and(messages.say("explain.if", sentence(each))))));
        int more = ways.size() - shown.size();
        if (more > 0) {
            shown.add(Item.of(Line.EMPTY.andFaint(messages.count("explain.more", more))));
        }
        return Item.of(messages.say("explain.actor." + actor)).with(shown);
    }

    /** Changes to the same verdict that differ in the value of the last attribute alone. */
    private record Alike(Actor actor, Verdict verdict, List<AttributeChange> changes, int lastValues) {
        AttributeChange last() {
            return changes.get(changes.size() - 1);
        }

        List<AttributeChange> butLast() {
            return changes.subList(0, changes.size() - 1);
        }

        static Alike of(List<Counterfactual> ways) {
            Counterfactual first = ways.get(0);
            int values = ways.stream()
                    .map(way -> way.changes().get(way.changes().size() - 1))
                    .mapToInt(last -> 1 << last.attribute().indexOf(last.to()))
                    .reduce(0, (all, bit) -> all | bit);
            return new Alike(first.farthest(), first.decision().verdict(), first.changes(), values);
        }
    }

    private static List<Alike> alike(List<Counterfactual> counterfactuals) {
        return counterfactuals.stream()
                .collect(Collectors.groupingBy(ChangesOfVerdict::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Alike::of)
                .toList();
    }

    private static List<Object> key(Counterfactual counterfactual) {
        List<AttributeChange> changes = counterfactual.changes();
        AttributeChange last = changes.get(changes.size() - 1);
        return List.of(
                counterfactual.farthest(),
                counterfactual.decision().verdict(),
                changes.subList(0, changes.size() - 1),
                last.attribute(),
                last.actor());
    }

    /** For example "wanted there (now: refused there), by answering the operator". */
    private String sentence(Alike alike) {
        List<String> told = new ArrayList<>();
        alike.butLast().forEach(change -> told.add(sentence(alike, change, messages.of(change.words()))));
        AttributeChange last = alike.last();
        String values = messages.of(CaseDescription.anyOf(last.attribute(), alike.lastValues()));
        String now = messages.of(last.attribute().words(last.from()));
        told.add(sentence(alike, last, messages.say("explain.now", values, now)));
        return String.join(messages.say("explain.and"), told);
    }

    /** Names who has to act where it is not the one under whose name it all stands. */
    private String sentence(Alike alike, AttributeChange change, String what) {
        String how = messages.of(change.how());
        return what + ", "
                + (change.actor() == alike.actor()
                        ? how
                        : messages.say("explain.who", messages.of(change.actor().words()), how));
    }
}
