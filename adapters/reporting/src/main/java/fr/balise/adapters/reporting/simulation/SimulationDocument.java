package fr.balise.adapters.reporting.simulation;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.core.findings.Language;
import fr.balise.core.planning.Impact.LastAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would change if one policy replaced another: in short, in figures, by kind, and then who. */
public final class SimulationDocument {
    static final String BUNDLE = "fr.balise.adapters.reporting.simulation.simulation";

    /** Names told of each group, when not all are asked for. */
    private static final int FIRST = 10;

    private final Comparison comparison;
    private final Wording messages;
    private final int most;
    private final SortedMap<String, String> settings;

    private SimulationDocument(
            Comparison comparison, SortedMap<String, String> settings, Language language, boolean all) {
        this.settings = settings;
        this.comparison = comparison;
        this.messages = new Wording(language, BUNDLE);
        this.most = all ? Integer.MAX_VALUE : FIRST;
    }

    /**
     * The comparison as a document.
     *
     * @param all true to name every mailbox and professional, false for the first of each group
     */
    public static Document of(Comparison comparison, Language language, boolean all) {
        return of(comparison, new TreeMap<>(), language, all);
    }

    /** The comparison of a policy and the same under other settings. */
    public static Document of(
            Comparison comparison, SortedMap<String, String> settings, Language language, boolean all) {
        return new SimulationDocument(comparison, settings, language, all).whole();
    }

    private String after() {
        return settings.isEmpty()
                ? Wording.policy(comparison.after().policy())
                : settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private Document whole() {
        SimulationTables tables = new SimulationTables(comparison, messages);
        return Document.titled(messages.language(), messages.say("title", messages.date(comparison.asOf())))
                .fact(messages.say("before"), Wording.policy(comparison.before().policy()))
                .fact(messages.say("after"), after())
                .add(Items.of(summary()))
                .add(Section.of(messages.say("figures"), tables.figures()))
                .addAll(tables.breakdowns())
                .addAll(tables.rules())
                .addAll(left())
                .addAll(new ChangedMailboxes(comparison, messages, most).groups())
                .end();
    }

    private List<String> summary() {
        List<String> told = new ArrayList<>();
        if (comparison.changed().isEmpty()) {
            told.add(messages.say("nothing", messages.grouped(comparison.compared())));
        } else {
            told.add(messages.count("changed", comparison.all().total(), messages.grouped(comparison.compared())));
            Stream.of(Consequence.values())
                    .filter(consequence -> comparison.all().of(consequence) > 0)
                    .forEach(consequence -> told.add(messages.say("consequence." + consequence)
                            + messages.say("fact")
                            + messages.grouped(comparison.all().of(consequence))));
        }
        count(told, "newlyLeft", comparison.newlyLeft());
        count(told, "noLongerLeft", comparison.noLongerLeft());
        return told;
    }

    private void count(List<String> told, String key, List<LastAddress> professionals) {
        if (!professionals.isEmpty()) {
            told.add(messages.count(key, professionals.size()));
        }
    }

    private List<Block> left() {
        return Stream.of(
                        left("newlyLeft", "loses", comparison.newlyLeft()),
                        left("noLongerLeft", "keeps", comparison.noLongerLeft()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Block> left(String title, String sentence, List<LastAddress> professionals) {
        if (professionals.isEmpty()) {
            return List.of();
        }
        List<Item> named = Item.first(
                professionals,
                most,
                last -> Item.of(messages.say(sentence, last.practitioner(), String.join(", ", last.mailboxes()))),
                more -> messages.count("more", more));
        return List.of(Section.of(messages.count(title, professionals.size()), new Items(named)));
    }
}
