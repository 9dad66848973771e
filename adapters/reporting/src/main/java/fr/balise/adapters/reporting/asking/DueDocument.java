package fr.balise.adapters.reporting.asking;

import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.asking.Due;
import java.util.stream.Collectors;

/** Who is to be written to today, for people. */
public final class DueDocument {
    private final Wording messages;

    private DueDocument(Language language) {
        this.messages = AskingWording.in(language);
    }

    /** What is due as a document. */
    public static Document of(Due due, Language language) {
        return new DueDocument(language).whole(due);
    }

    private Document whole(Due due) {
        return Document.titled(messages.language(), messages.say("due.title", messages.date(due.on())))
                .fact(
                        messages.say("due.stage"),
                        due.stage()
                                .map(name -> AskingWording.stage(name, messages))
                                .orElseGet(() -> messages.say("due.before")))
                .fact(messages.say("due.answered"), messages.grouped(due.answered()))
                .fact(messages.say("due.open"), messages.grouped(due.open()))
                .add(new Items(due.due().stream().map(this::letter).toList()))
                .end(due.due().isEmpty() ? messages.say("due.nobody") : "");
    }

    private Item letter(Due.Letter letter) {
        String to = letter.to().stream().map(MailboxAddress::value).collect(Collectors.joining(", "));
        Line line = Line.strong(letter.name().isEmpty() ? letter.professional() : letter.name())
                .andFaint("  " + letter.professional())
                .and("  " + messages.count("questions", letter.open()) + "  ")
                .and(letter.contact() ? messages.say("due.contact") + " " : "");
        return to.isEmpty()
                ? Item.of(Mark.WARNING, line.and(messages.say("due.unreachable")))
                : Item.of(Mark.NEXT, line.andCode(to));
    }
}
