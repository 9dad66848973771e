package fr.balise.adapters.reporting.plan;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Change.Action;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import fr.balise.core.planning.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan in short: in sentences, then by action and type, by reason, by structure. */
final class PlanSummary {
    private static final int MOST_LAST_ADDRESSES = 5;
    private static final int MOST_STRUCTURES = 10;

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
        if (!plan.withheld().isEmpty()) {
            told.add(messages.count("withheld", plan.withheld().size()));
        }
        plan.assumed().forEach(assumption -> told.add(assumed(assumption)));
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
                Stream.of(Item.of(Mark.BAD, Line.strong(messages.say("refused")).and(" ").andCode(overrides))),
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
        return messages.say(
                assumption.confirmed() ? "assumed.confirmed" : "assumed",
                messages.count("change", assumption.changes().size()),
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

    List<Block> tables() {
        return List.of(
                Section.of(messages.say("summary.type"), byType()),
                Section.of(messages.say("summary.reason"), byReason()),
                Section.of(messages.say("summary.structure"), byStructure()));
    }

    private Table byType() {
        List<MailboxType> types = plan.changes().stream()
                .map(change -> change.place().type())
                .distinct()
                .sorted()
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text(messages.say("column.action"))));
        types.forEach(type -> columns.add(Column.number(type.name())));
        columns.add(Column.number(messages.say("column.total")));
        List<Row> rows = Stream.of(Action.values())
                .filter(action -> plan.changes().stream().anyMatch(change -> change.action() == action))
                .map(action -> row(action, types))
                .toList();
        return new Table(columns, rows);
    }

    private Row row(Action action, List<MailboxType> types) {
        Map<MailboxType, Long> counts = plan.changes().stream()
                .filter(change -> change.action() == action)
                .collect(Collectors.groupingBy(change -> change.place().type(), Collectors.counting()));
        List<String> cells = new ArrayList<>(List.of(messages.say("action." + action)));
        types.forEach(type -> cells.add(messages.grouped(counts.getOrDefault(type, 0L))));
        cells.add(messages.grouped(counts.values().stream().mapToLong(n -> n).sum()));
        return new Row(cells, Optional.empty());
    }

    private Table byReason() {
        Map<Object, Counted> counted = new LinkedHashMap<>();
        for (Change change : plan.changes()) {
            for (Reason reason : change.reasons()) {
                counted.computeIfAbsent(reason.rule(), none -> new Counted(reason.rule().value(), messages.of(reason.message())))
                        .add(change.action());
            }
        }
        return new Table(
                columns(Column.text(messages.say("column.rule")), Column.text(messages.say("column.sentence"))),
                sorted(counted).map(each -> each.row(messages, true)).toList());
    }

    private Table byStructure() {
        Map<Object, Counted> counted = new LinkedHashMap<>();
        for (Change change : plan.changes()) {
            String structure = structure(change.place());
            if (!structure.isBlank()) {
                counted.computeIfAbsent(structure, none -> new Counted(structure, ""))
                        .add(change.action());
            }
        }
        return new Table(
                columns(Column.text(messages.say("column.structure"))),
                sorted(counted)
                        .limit(MOST_STRUCTURES)
                        .map(each -> each.row(messages, false))
                        .toList());
    }

    /** What stands after the name of a professional, or the carrier's own name. */
    private static String structure(Change.Place target) {
        int at = target.label().lastIndexOf(" — ");
        return at < 0 ? target.label() : target.label().substring(at + 3);
    }

    private List<Column> columns(Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        Stream.of(Action.values()).forEach(action -> columns.add(Column.number(messages.say("action." + action))));
        return columns;
    }

    private static Stream<Counted> sorted(Map<Object, Counted> counted) {
        return counted.values().stream()
                .sorted(Comparator.comparingInt(Counted::total).reversed().thenComparing(each -> each.name));
    }

    /** Changes of one reason or one structure, by action. */
    private static final class Counted {
        private final String name;
        private final String sentence;
        private final int[] byAction = new int[Action.values().length];

        Counted(String name, String sentence) {
            this.name = name;
            this.sentence = sentence;
        }

        void add(Action action) {
            byAction[action.ordinal()]++;
        }

        int total() {
            return IntStream.of(byAction).sum();
        }

        Row row(Wording messages, boolean withSentence) {
            List<String> cells = new ArrayList<>(List.of(name));
            if (withSentence) {
                cells.add(sentence);
            }
            for (int count : byAction) {
                cells.add(messages.grouped(count));
            }
            return new Row(cells, Optional.empty());
        }
    }
}
