package fr.balise.adapters.reporting.simulation;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.sweep.Goal;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.VariantFigures;
import fr.balise.core.findings.Language;
import fr.balise.core.planning.Impact.LastAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What variants of a policy would take: which reach the goal, the curve, the figures, and then who. */
public final class SweepDocument {
    /** Names told, when not all are asked for. */
    private static final int FIRST = 10;

    private final Sweep sweep;
    private final Optional<Goal> goal;
    private final Wording messages;
    private final SweepTables tables;
    private final int most;

    private SweepDocument(Sweep sweep, Optional<Goal> goal, Language language, boolean all) {
        this.sweep = sweep;
        this.goal = goal;
        this.messages = new Wording(language, SimulationDocument.BUNDLE);
        this.most = all ? Integer.MAX_VALUE : FIRST;
        this.tables = new SweepTables(sweep, messages);
    }

    /**
     * The sweep as a document.
     *
     * @param all true to name every professional, false for the first
     */
    public static Document of(Sweep sweep, Optional<Goal> goal, Language language, boolean all) {
        return new SweepDocument(sweep, goal, language, all).whole();
    }

    private Document whole() {
        VariantFigures first = sweep.variants().get(0);
        Document.Builder document = Document.titled(messages.language(), messages.say("sweep.title"))
                .fact(messages.say("before"), Wording.policy(inForce().variant().policy()))
                .fact(messages.say("sweep.days"), days())
                .fact(messages.say("sweep.published"), messages.grouped(first.published()));
        goal.ifPresent(wanted -> document.add(Section.of(messages.say("sweep.goal"), new Items(reached(wanted)))));
        new SweepCurve(sweep, messages)
                .chart()
                .ifPresent(chart -> document.add(Section.of(messages.say("sweep.curve"), chart)));
        document.add(Section.of(messages.say("sweep.variants"), tables.variants()));
        sweep.by()
                .forEach(dimension -> document.add(Section.of(
                        messages.say("sweep.by", messages.say("dimension." + dimension.word())),
                        tables.by(dimension))));
        who("sweep.loses", VariantFigures::lastAddress).ifPresent(document::add);
        who("sweep.wins", VariantFigures::firstAddress).ifPresent(document::add);
        return document.end();
    }

    private VariantFigures inForce() {
        return sweep.inForce(sweep.variants().get(0).variant().asOf());
    }

    private String days() {
        return sweep.variants().stream()
                .map(each -> each.variant().asOf())
                .distinct()
                .map(messages::date)
                .collect(Collectors.joining(", "));
    }

    private List<Item> reached(Goal wanted) {
        List<VariantFigures> reached = wanted.reached(sweep);
        List<Item> told = new ArrayList<>();
        if (reached.isEmpty()) {
            told.add(Item.of(
                    Mark.BAD,
                    Line.of(messages.say(
                            "sweep.goal.none", messages.grouped(sweep.variants().size())))));
            VariantFigures nearest = wanted.nearest(sweep);
            told.add(Item.of(messages.say("sweep.goal.nearest", tables.label(nearest), figures(wanted, nearest))));
        } else {
            told.add(Item.of(
                    Mark.GOOD,
                    Line.of(messages.count(
                            "sweep.goal.reached",
                            reached.size(),
                            messages.grouped(sweep.variants().size())))));
            reached.forEach(each -> told.add(Item.of(tables.label(each) + " · " + figures(wanted, each))));
        }
        return told;
    }

    private String figures(Goal wanted, VariantFigures figures) {
        return wanted.conditions().stream()
                .map(condition -> condition.figure().word() + " "
                        + decimal(condition.figure().of(figures)))
                .collect(Collectors.joining(", "));
    }

    private String decimal(double value) {
        return value == Math.rint(value)
                ? messages.grouped((long) value)
                : messages.language().decimal(value);
    }

    /** Each professional once, with the variants that make the difference from what is in force. */
    private Optional<Block> who(String key, Function<VariantFigures, List<LastAddress>> concerned) {
        Map<String, List<String>> variants = new TreeMap<>();
        Map<String, LastAddress> known = new TreeMap<>();
        for (VariantFigures figures : sweep.variants()) {
            Set<String> already = concerned
                    .apply(sweep.inForce(figures.variant().asOf()))
                    .stream()
                    .map(LastAddress::practitioner)
                    .collect(Collectors.toSet());
            concerned.apply(figures).stream()
                    .filter(each -> !already.contains(each.practitioner()))
                    .forEach(each -> {
                        known.put(each.practitioner(), each);
                        variants.computeIfAbsent(each.practitioner(), none -> new ArrayList<>())
                                .add(tables.label(figures));
                    });
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<Item> named = Item.first(
                List.copyOf(known.values()),
                most,
                each -> Item.of(Line.strong(each.practitioner())
                        .and("  " + String.join(", ", each.mailboxes()))
                        .andFaint("  " + String.join(" ; ", variants.getOrDefault(each.practitioner(), List.of())))),
                more -> messages.count("more", more));
        return Optional.of(Section.of(messages.count(key, known.size()), new Items(named)));
    }
}
