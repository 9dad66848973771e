package fr.balise.adapters.reporting.simulation;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Bar.Part;
import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.analysis.simulation.PlanFigures;
import fr.balise.analysis.simulation.Tally;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of a comparison: the two plans side by side, and the changed outcomes by kind. */
final class SimulationTables {
    private final Comparison comparison;
    private final Wording messages;

    SimulationTables(Comparison comparison, Wording messages) {
        this.comparison = comparison;
        this.messages = messages;
    }

    /** What each policy would take; the changes of the plans are drawn on one scale. */
    Table figures() {
        List<ToLongFunction<PlanFigures>> changes =
                List.of(PlanFigures::attach, PlanFigures::update, PlanFigures::detach);
        long longest = changes.stream()
                .flatMap(each -> Stream.of(each.applyAsLong(comparison.before()), each.applyAsLong(comparison.after())))
                .mapToLong(n -> n)
                .max()
                .orElse(0);
        return new Table(
                List.of(
                        Column.text(""),
                        Column.number(messages.say("before")),
                        Column.number(messages.say("after")),
                        Column.number(messages.say("difference"))),
                List.of(
                        figure("attach", PlanFigures::attach, messages::grouped, longest),
                        figure("update", PlanFigures::update, messages::grouped, longest),
                        figure("detach", PlanFigures::detach, messages::grouped, longest),
                        figure("keep", PlanFigures::keep, messages::grouped, 0),
                        figure("calls", PlanFigures::calls, messages::grouped, 0),
                        figure("duration", PlanFigures::seconds, messages::duration, 0),
                        figure("undecided", PlanFigures::undecided, messages::grouped, 0),
                        figure("left", each -> each.leftWithoutAddress().size(), messages::grouped, 0)));
    }

    private Row figure(String key, ToLongFunction<PlanFigures> value, LongFunction<String> shown, long longest) {
        long before = value.applyAsLong(comparison.before());
        long after = value.applyAsLong(comparison.after());
        String sign = after > before ? "+" : "-";
        String difference = before == after ? "=" : sign + shown.apply(Math.abs(after - before));
        String name = messages.say("figure." + key);
        List<String> cells = List.of(name, shown.apply(before), shown.apply(after), difference);
        return new Row(cells, longest == 0 ? Optional.empty() : Optional.of(pair(name, before, after, longest)));
    }

    private Bar pair(String name, long before, long after, long longest) {
        return new Bar(
                List.of(new Part(Mark.NONE, before), new Part(Mark.NEXT, after)),
                longest,
                false,
                name + messages.say("fact") + messages.grouped(before) + " → " + messages.grouped(after));
    }

    List<Block> breakdowns() {
        if (comparison.changed().isEmpty()) {
            return List.of();
        }
        Map<String, Tally> transitions = new LinkedHashMap<>();
        comparison.transitions().forEach(each -> transitions.put(passage(each.before(), each.after()), each.tally()));
        return List.of(
                breakdown("transition", transitions),
                breakdown("type", named(comparison.byType(), BuiltIn.MAILBOX_TYPE)),
                breakdown("care", named(comparison.byCareSetting(), BuiltIn.CARE_SETTING)),
                breakdown("domain", comparison.byDomain()));
    }

    private Map<String, Tally> named(Map<? extends Enum<?>, Tally> tallies, Attribute attribute) {
        Map<String, Tally> named = new LinkedHashMap<>();
        tallies.forEach((value, tally) -> named.put(messages.of(attribute.words(value.name())), tally));
        return named;
    }

    private Section breakdown(String key, Map<String, Tally> tallies) {
        List<Column> columns = new ArrayList<>(
                List.of(Column.text(messages.say("criterion." + key)), Column.number(messages.say("total"))));
        Stream.of(Consequence.values())
                .forEach(each -> columns.add(Column.number(messages.say("consequence." + each))));
        long largest = tallies.values().stream().mapToLong(Tally::total).max().orElse(0);
        List<Row> rows = tallies.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue(), largest))
                .toList();
        return Section.of(messages.say("by." + key), new Table(columns, rows));
    }

    private Row row(String name, Tally tally, long largest) {
        List<String> cells = new ArrayList<>(List.of(name, messages.grouped(tally.total())));
        Stream.of(Consequence.values()).forEach(each -> cells.add(messages.grouped(tally.of(each))));
        String words = Stream.of(Consequence.values())
                .filter(each -> tally.of(each) > 0)
                .map(each -> messages.say("consequence." + each) + " " + messages.grouped(tally.of(each)))
                .collect(Collectors.joining(", ", name + messages.say("fact"), ""));
        List<Part> parts = Stream.of(Consequence.values())
                .map(each -> new Part(ChangedMailboxes.mark(each), tally.of(each)))
                .toList();
        return new Row(cells, Optional.of(new Bar(parts, largest, true, words)));
    }

    /** From what to what. */
    private String passage(CaseOutcome from, CaseOutcome to) {
        return ChangedMailboxes.passage(from, to, messages);
    }

    List<Block> rules() {
        if (comparison.byRule().isEmpty()) {
            return List.of();
        }
        long longest = comparison.byRule().stream()
                .mapToLong(share -> Math.max(share.before(), share.after()))
                .max()
                .orElse(0);
        return List.of(Section.of(
                messages.say("by.rule"),
                new Table(
                        List.of(
                                Column.text(messages.say("criterion.rule")),
                                Column.text(messages.say("sentence")),
                                Column.number(messages.say("before")),
                                Column.number(messages.say("after"))),
                        comparison.byRule().stream()
                                .map(share -> rule(share, longest))
                                .toList())));
    }

    private Row rule(RuleShare share, long longest) {
        String rule = share.rule().value();
        return new Row(
                List.of(
                        rule,
                        messages.of(share.message()),
                        messages.grouped(share.before()),
                        messages.grouped(share.after())),
                Optional.of(pair(rule, share.before(), share.after(), longest)));
    }
}
