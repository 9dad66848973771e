package fr.balise.adapters.reporting.simulation;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.core.planning.change.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is treated differently: those that change alike for the same reasons, together. */
final class ChangedMailboxes {
    private final Comparison comparison;
    private final Wording messages;
    private final int most;

    ChangedMailboxes(Comparison comparison, Wording messages, int most) {
        this.comparison = comparison;
        this.messages = messages;
        this.most = most;
    }

    private record Kind(
            CaseOutcome before,
            CaseOutcome after,
            List<Shift> shifts,
            List<Reason> reasonsBefore,
            List<Reason> reasonsAfter) {
        static Kind of(ChangedMailbox changed) {
            return new Kind(
                    changed.before().outcome(),
                    changed.after().outcome(),
                    changed.shifts(),
                    changed.before().reasons(),
                    changed.after().reasons());
        }
    }

    /** How many there are of a kind, and the first of them. */
    private static final class Members {
        private final List<ChangedMailbox> first = new ArrayList<>();
        private int all;

        void add(ChangedMailbox changed, int most) {
            all++;
            if (first.size() < most) {
                first.add(changed);
            }
        }
    }

    /** In the order of the transitions, then of the mailboxes. */
    List<Block> groups() {
        Map<Kind, Members> kinds = new LinkedHashMap<>();
        comparison
                .changed()
                .forEach(changed -> kinds.computeIfAbsent(Kind.of(changed), none -> new Members())
                        .add(changed, most));
        return comparison.transitions().stream()
                .flatMap(transition -> kinds.entrySet().stream()
                        .filter(each -> each.getKey().before().equals(transition.before())
                                && each.getKey().after().equals(transition.after())))
                .<Block>map(each -> group(each.getKey(), each.getValue()))
                .toList();
    }

    private Section group(Kind kind, Members members) {
        List<Item> why = new ArrayList<>();
        kind.shifts().forEach(shift -> why.add(fact("shifts", shift(shift))));
        reasons(kind.reasonsBefore()).forEach(reason -> why.add(fact("before", reason)));
        reasons(kind.reasonsAfter()).forEach(reason -> why.add(fact("after", reason)));
        List<Item> named = Item.told(members.first, members.all, this::mailbox, more -> messages.count("more", more));
        return Section.of(
                messages.say("group", passage(kind.before(), kind.after(), messages), messages.grouped(members.all)),
                new Items(why),
                new Items(named));
    }

    private Item fact(String key, String value) {
        return Item.of(
                Line.EMPTY.andFaint(messages.say(key) + messages.say("fact")).and(value));
    }

    private String shift(Shift shift) {
        return messages.of(shift.before().words()) + " → "
                + messages.of(shift.after().words()) + " [" + shift.attribute() + "]";
    }

    private List<String> reasons(List<Reason> reasons) {
        return reasons.isEmpty()
                ? List.of(messages.say("noRule"))
                : reasons.stream()
                        .map(reason -> messages.of(reason.message()) + " [" + Wording.grounds(reason) + "]")
                        .toList();
    }

    private Item mailbox(ChangedMailbox changed) {
        String where = Stream.of(changed.label(), changed.carrier().toString())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
        Line line = Line.strong(changed.address().value())
                .and("  " + changed.type() + "  " + where)
                .andFaint("  " + messages.say("consequence." + changed.consequence()) + " (" + action(changed.before())
                        + " → " + action(changed.after()) + ")");
        return Item.of(mark(changed.consequence()), line);
    }

    private String action(ChangedMailbox.Side side) {
        return side.action().map(action -> messages.say("action." + action)).orElse(messages.say("noAction"));
    }

    static Mark mark(Consequence consequence) {
        return switch (consequence) {
            case APPEARS -> Mark.ADDED;
            case DISAPPEARS -> Mark.REMOVED;
            case SHOWN_OTHERWISE -> Mark.CHANGED;
            case UNSEEN -> Mark.UNSEEN;
        };
    }

    static String passage(CaseOutcome from, CaseOutcome to, Wording messages) {
        return outcome(from, messages) + " → " + outcome(to, messages);
    }

    private static String outcome(CaseOutcome outcome, Wording messages) {
        return messages.say("verdict." + outcome.verdict())
                + (outcome.hidden() ? messages.say("hidden") : "")
                + (outcome.preferred() ? messages.say("preferred") : "");
    }
}
