package fr.balise.adapters.reporting.plan;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown.Actions;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.change.Change.Action;
import fr.balise.core.planning.change.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan in short: in sentences, what will be refused, then by action and type, by reason, by structure. */
final class PlanSummary {
    private static final int MOST_LAST_ADDRESSES = 5;
    private static final int MOST_STRUCTURES = 10;
    private static final int MOST_REASONS = 3;

    private final Plan plan;
    private final Wording messages;

    PlanSummary(Plan plan, Wording messages) {
        this.plan = plan;
        this.messages = messages;
    }

    List<Item> sentences() {
        Summary summary = plan.summary();
        List<String> told = new ArrayList<>();
        if (plan.changes().isEmpty()) {
            told.add(messages.say("nothing", messages.count("keep", summary.keep())));
        } else {
            told.add(messages.say(
                    "changes",
                    messages.count("change", plan.changes().size()),
                    messages.count("attach", summary.attach()),
                    messages.count("update", summary.update()),
                    messages.count("detach", summary.detach()),
                    messages.count("keep", summary.keep())));
            told.add(messages.say(
                    "calls", messages.count("call", summary.calls()), messages.duration(summary.etaSeconds())));
        }
        if (summary.detach() > 0) {
            told.add(removals());
        }
        lastAddresses(told);
        plan.assumed().forEach(assumption -> told.add(assumed(assumption)));
        withheld().ifPresent(told::add);
        if (summary.undecided() > 0) {
            told.add(messages.count("undecided", summary.undecided()));
        }
        return Stream.concat(told.stream().map(Item::of), refusals()).toList();
    }

    /** What {@code apply} will refuse, each with its number, setting and override. */
    private Stream<Item> refusals() {
        List<OverrideNeeded> needed = plan.overridesNeeded();
        if (needed.isEmpty()) {
            return Stream.empty();
        }
        String overrides = needed.stream()
                .flatMap(one -> one.overrides().stream())
                .distinct()
                .map(override -> "--override " + ShellWord.of(override))
                .collect(Collectors.joining(" "));
        return Stream.concat(
                Stream.of(Item.of(
                        Mark.BAD, Line.strong(messages.say("refused")).and(" ").andCode(overrides))),
                needed.stream().map(one -> Item.of(Mark.BAD, Line.of(messages.of(one.why())))));
    }

    /** A limit is told only where it was measured. */
    private String removals() {
        int removed = plan.impact().removed();
        int published = plan.impact().published();
        return messages.say(
                removed > plan.limits().fewest() ? "removalsMeasured" : "removals",
                messages.grouped(removed),
                messages.grouped(published),
                messages.percent(removed, published),
                messages.percent(plan.limits().share(), 100));
    }

    private String assumed(Assumption assumption) {
        return messages.count(
                assumption.confirmed() ? "assumed.confirmed" : "assumed",
                assumption.changes().size(),
                assumption.setting(),
                assumption.value());
    }

    private void lastAddresses(List<String> told) {
        plan.impact().leftWithoutAddress().stream()
                .limit(MOST_LAST_ADDRESSES)
                .forEach(last -> told.add(
                        messages.say("lastAddress", last.practitioner(), String.join(", ", last.mailboxes()))));
        int more = plan.impact().leftWithoutAddress().size() - MOST_LAST_ADDRESSES;
        if (more > 0) {
            told.add(messages.count("lastAddress.more", more));
        }
    }

    private Optional<String> withheld() {
        String reasons = plan.withheld().stream()
                .map(withheld -> messages.of(withheld.why()))
                .distinct()
                .limit(MOST_REASONS)
                .collect(Collectors.joining(" ; "));
        return plan.withheld().isEmpty()
                ? Optional.empty()
                : Optional.of(messages.count("withheld", plan.withheld().size(), reasons));
    }

    List<Block> tables() {
        return List.of(
                Section.of(messages.say("summary.type"), byType()),
                Section.of(messages.say("summary.reason"), byReason()),
                Section.of(messages.say("summary.structure"), byStructure()));
    }

    private Table byType() {
        SortedMap<MailboxType, Actions> types = plan.summary().breakdown().byType();
        List<Column> columns = new ArrayList<>(List.of(Column.text(messages.say("column.action"))));
        types.keySet().forEach(type -> columns.add(Column.number(type.name())));
        columns.add(Column.number(messages.say("column.total")));
        return new Table(
                columns,
                Stream.of(Action.values())
                        .map(action -> ofAction(action, types.values()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Row> ofAction(Action action, Collection<Actions> types) {
        List<Integer> counts = types.stream().map(each -> number(each, action)).toList();
        int total = counts.stream().mapToInt(each -> each).sum();
        Stream<String> cells = Stream.concat(counts.stream(), Stream.of(total)).map(messages::grouped);
        return total == 0
                ? Optional.empty()
                : Optional.of(new Row(
                        Stream.concat(Stream.of(messages.say("action." + action)), cells)
                                .toList(),
                        Optional.empty()));
    }

    private Table byReason() {
        int most = most(plan.summary().breakdown().byReason().values().stream());
        Map<RuleId, Text> sentences = plan.changes().stream()
                .flatMap(change -> change.reasons().stream())
                .collect(Collectors.toMap(Reason::rule, Reason::message, (one, other) -> one));
        return new Table(
                columns(Column.text(messages.say("column.rule")), Column.text(messages.say("column.sentence"))),
                plan.summary().breakdown().byReason().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(
                                Comparator.comparingInt(Actions::all).reversed()))
                        .map(each -> counted(
                                each.getValue(),
                                most,
                                each.getKey().value(),
                                messages.of(Objects.requireNonNull(sentences.get(each.getKey())))))
                        .toList());
    }

    private static int most(Stream<Actions> counts) {
        return counts.mapToInt(Actions::all).max().orElse(0);
    }

    private Table byStructure() {
        int most = most(plan.summary().breakdown().byStructure().stream().map(each -> each.changes()));
        return new Table(
                columns(Column.text(messages.say("column.structure")), Column.text("FINESS")),
                plan.summary().breakdown().byStructure().stream()
                        .limit(MOST_STRUCTURES)
                        .map(each -> counted(
                                each.changes(),
                                most,
                                each.structure().name(),
                                each.structure().finess().orElse("")))
                        .toList());
    }

    private Row counted(Actions changes, int most, String... names) {
        return new Row(
                Stream.concat(
                                Stream.of(names),
                                Stream.of(Action.values()).map(action -> messages.grouped(number(changes, action))))
                        .toList(),
                Optional.of(new Bar(
                        Stream.of(Action.values())
                                .map(action -> new Bar.Part(ChangeItems.mark(action), number(changes, action)))
                                .toList(),
                        most,
                        true,
                        names[0] + " " + messages.grouped(changes.all()))));
    }

    private static int number(Actions changes, Action action) {
        return switch (action) {
            case ATTACH -> changes.attach();
            case UPDATE -> changes.update();
            case DETACH -> changes.detach();
        };
    }

    private List<Column> columns(Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        Stream.of(Action.values())
                .forEach(action ->
                        columns.add(Column.drawn(messages.say("action." + action), ChangeItems.mark(action))));
        return columns;
    }
}
