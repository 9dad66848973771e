package fr.balise.adapters.reporting.plan;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.planning.change.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes as lines: what is done to which mailbox, where, with which attributes, and why. */
final class ChangeItems {
    private final Wording messages;

    ChangeItems(Wording messages) {
        this.messages = messages;
    }

    /** The changes of one carrier under its name. */
    Section ofCarrier(List<Change> changes) {
        Change.Place first = changes.get(0).place();
        List<Block> blocks = new ArrayList<>();
        String names = names(first);
        if (!names.isEmpty()) {
            blocks.add(new Paragraph(Mark.NONE, Line.EMPTY.andFaint(names)));
        }
        blocks.add(new Items(changes.stream().map(this::withReasons).toList()));
        return new Section(title(first), blocks);
    }

    private Item withReasons(Change change) {
        return new Item(mark(change.action()), what(change).and("  " + action(change.action())), details(change));
    }

    private List<Item> details(Change change) {
        List<Item> details = new ArrayList<>(edits(change));
        change.reasons().forEach(reason -> details.add(Item.of(why(reason))));
        return details;
    }

    /** The first changes of one action, each with its own reasons. */
    Item ofAction(Change.Action action, FirstOf<Change> changes) {
        return headed(action, changes, first(changes, change -> where(change).with(details(change))));
    }

    /** The first changes of one kind under their reason. */
    Item ofKind(Change.Action action, FirstOf<Change> changes) {
        List<Item> below = new ArrayList<>();
        changes.one().reasons().stream().findFirst().ifPresent(reason -> below.add(Item.of(why(reason))));
        below.addAll(first(changes, this::where));
        return headed(action, changes, below);
    }

    private List<Item> first(FirstOf<Change> changes, Function<Change, Item> entry) {
        return Item.told(changes.told(), changes.size(), entry, more -> messages.count("more", more));
    }

    private Item headed(Change.Action action, FirstOf<Change> changes, List<Item> below) {
        Line head = Line.strong(action(action)).and(" × " + messages.grouped(changes.size()));
        return new Item(mark(action), head, below);
    }

    private Item where(Change change) {
        Change.Place target = change.place();
        String names = names(target);
        Line line = what(change).and("  " + title(target)).andFaint(names.isEmpty() ? "" : "  " + names);
        return Item.of(mark(change.action()), line).with(edits(change));
    }

    private static Line what(Change change) {
        return Line.strong(change.place().address().value())
                .and("  " + change.place().type());
    }

    private Line why(Reason reason) {
        return Line.of(messages.of(reason.message()) + " ").andFaint("[" + Wording.grounds(reason) + "]");
    }

    private String action(Change.Action action) {
        return messages.say("action." + action);
    }

    static Mark mark(Change.Action action) {
        return switch (action) {
            case ATTACH -> Mark.ADDED;
            case UPDATE -> Mark.CHANGED;
            case DETACH -> Mark.REMOVED;
        };
    }

    /** The name for people, or the reference when the directory gives none. */
    private static String title(Change.Place target) {
        return target.label().isBlank() ? target.carrier().toString() : target.label();
    }

    /** The reference, unless it is the title, and business identifiers; may be empty. */
    private static String names(Change.Place target) {
        return Stream.concat(
                        target.label().isBlank()
                                ? Stream.empty()
                                : Stream.of(target.carrier().toString()),
                        target.identifiers().stream().map(Identifier::value).distinct())
                .collect(Collectors.joining(" · "));
    }

    /** What a change sets and clears; what every new attachment bears is not told. */
    private List<Item> edits(Change change) {
        List<Item> told = new ArrayList<>();
        AttributeEdits edits = change.edits();
        tell(told, "rank", edits.rank());
        boolean ordinary = change instanceof Change.Attach && edits.redList().equals(Edit.set(false));
        if (!ordinary) {
            tell(told, "redList", edits.redList());
        }
        tell(told, "description", edits.description());
        tell(told, "service", edits.service());
        tell(told, "responsible", edits.responsible());
        return told;
    }

    private void tell(List<Item> told, String attribute, Edit<?> edit) {
        String name = messages.say("attribute." + attribute);
        if (edit instanceof Edit.Clear) {
            told.add(Item.of(messages.say("cleared", name)));
        } else if (edit instanceof Edit.Set<?> set) {
            Object value = set.value() instanceof Boolean yes ? messages.say(yes ? "yes" : "no") : set.value();
            told.add(Item.of(messages.say("set", name, String.valueOf(value))));
        }
    }
}
