package fr.balise.adapters.reporting.asking;

import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.asking.answers.AnswerLedger.Merge;
import fr.balise.operations.asking.answers.Answering;
import fr.balise.operations.asking.answers.Answering.PlanDifference;
import fr.balise.operations.asking.answers.Remark;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Answers for people: how many can be merged, what is told of the others, what they change in the plan. */
public final class AnswersDocument {
    private static final int SHOWN = 50;

    private final Wording messages;

    private AnswersDocument(Language language) {
        this.messages = AskingWording.in(language);
    }

    /**
     * Answers as a document.
     *
     * @param merge the merge that took them; empty where they were not merged
     * @param changes what they change in the plan; empty where no policy was asked
     */
    public static Document of(
            Answering answers, Optional<String> merge, Optional<PlanDifference> changes, Language language) {
        return new AnswersDocument(language).whole(answers, merge, changes);
    }

    /** Merges as a document. */
    public static Document of(List<Merge> merges, Language language) {
        return new AnswersDocument(language).merges(merges);
    }

    private Document whole(Answering answers, Optional<String> merge, Optional<PlanDifference> changes) {
        int sound = answers.checked().sound().size();
        Document.Builder document = Document.titled(messages.language(), messages.say("answers.title"))
                .fact(messages.say("answers.sound"), messages.grouped(sound))
                .fact(
                        messages.say("answers.blank"),
                        messages.grouped(answers.returned().blank()));
        int withdrawn = answers.checked().withdrawn().size();
        if (withdrawn > 0) {
            document.fact(messages.say("answers.withdrawn"), messages.grouped(withdrawn));
        }
        merge.ifPresent(id -> document.fact(messages.say("answers.merge"), id));
        document.add(told(messages.say("answers.held"), answers.checked().told(), true))
                .add(told(messages.say("answers.told"), answers.checked().told(), false));
        changes.ifPresent(difference -> document.add(Section.of(
                messages.say("answers.changes"),
                new Items(changes(difference.added(), "answers.added", Mark.GOOD)),
                new Items(changes(difference.dropped(), "answers.dropped", Mark.NONE)))));
        boolean none = changes.filter(
                        each -> each.added().isEmpty() && each.dropped().isEmpty())
                .isPresent();
        return document.end(none ? messages.say("answers.unchanged") : "");
    }

    private Section told(String title, List<Remark> remarks, boolean held) {
        List<Remark> some =
                remarks.stream().filter(each -> each.kind().isHeld() == held).toList();
        return Section.of(
                title,
                new Items(Item.first(
                        some,
                        SHOWN,
                        each -> Item.of(held ? Mark.WARNING : Mark.NONE, Line.of(messages.of(each.message()))),
                        more -> messages.count("more", more))));
    }

    private List<Item> changes(List<Change> changes, String key, Mark mark) {
        return Item.first(
                changes,
                SHOWN,
                change -> Item.of(
                        mark,
                        Line.of(messages.say(key + "." + change.action()) + " ")
                                .andCode(change.place().address().value())
                                .and(" — "
                                        + (change.place().label().isEmpty()
                                                ? change.place().carrier().toString()
                                                : change.place().label()))
                                .andFaint("  " + change.place().carrier())),
                more -> messages.count("more", more));
    }

    private Document merges(List<Merge> merges) {
        return Document.titled(messages.language(), messages.say("merges.title"))
                .add(new Items(merges.stream().map(this::merge).toList()))
                .end(merges.isEmpty() ? messages.say("merges.none") : "");
    }

    private Item merge(Merge merge) {
        String when = merge.at()
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .toString();
        return Item.of(Line.EMPTY
                .andCode(merge.id())
                .and("  " + when + "  " + merge.by() + "  "
                        + messages.count("merges.answers", merge.merged(), messages.grouped(merge.there()))
                        + (merge.withdrawn() > 0 ? ", " + messages.count("merges.withdrawn", merge.withdrawn()) : "")
                        + "  " + String.join(", ", merge.files().keySet()))
                .andFaint(merge.undone()
                        .map(undone -> "  " + messages.say("merges.undone", undone.by(), undone.at()))
                        .orElse("")));
    }
}
