package fr.balise.adapters.reporting.asking;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Professional;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.Question.Effect;
import java.util.ArrayList;
import java.util.List;

/** A campaign for people: how many are asked, when, and who has most to lose. */
public final class CampaignDocument {
    private static final int SHOWN = 20;

    private final Campaign campaign;
    private final Wording messages;

    private CampaignDocument(Campaign campaign, Language language) {
        this.campaign = campaign;
        this.messages = AskingWording.in(language);
    }

    /** The campaign as a document. */
    public static Document of(Campaign campaign, Language language) {
        return new CampaignDocument(campaign, language).whole();
    }

    private Document whole() {
        Document.Builder document = Document.titled(messages.language(), messages.say("campaign.title"))
                .fact(messages.say("campaign.policy"), Wording.policy(campaign.policy()))
                .fact(messages.say("campaign.operator"), campaign.operator().name())
                .fact(
                        messages.say("campaign.asked"),
                        messages.count("professionals", campaign.professionals().size()) + ", "
                                + messages.count(
                                        "questions", campaign.questions().count()));
        if (campaign.professionals().isEmpty()) {
            return document.add(Block.Paragraph.of(messages.say("campaign.nobody")))
                    .end();
        }
        return document.add(new Items(summary()))
                .add(Section.of(
                        messages.say("campaign.stages"),
                        new Items(campaign.schedule().stages().stream()
                                .map(stage -> Item.of(messages.date(stage.on())
                                        + messages.say("fact")
                                        + AskingWording.stage(stage.name(), messages)))
                                .toList())))
                .add(Section.of(
                        messages.say("campaign.first"),
                        new Items(Item.first(
                                campaign.professionals(),
                                SHOWN,
                                this::professional,
                                more -> messages.count("more", more)))))
                .end();
    }

    private List<Item> summary() {
        List<Item> summary = new ArrayList<>();
        long losing = campaign.professionals().stream()
                .filter(Professional::lastAddressLost)
                .count();
        long ending =
                campaign.questions().filter(each -> each.endsOn().isPresent()).count();
        long beginning = campaign.questions()
                .filter(each -> each.effects().yes() == Effect.BEGINS)
                .count();
        long unreachable = campaign.professionals().stream()
                .filter(each -> each.addresses().isEmpty())
                .count();
        add(summary, Mark.BAD, "campaign.losing", losing);
        add(summary, Mark.WARNING, "campaign.ending", ending);
        add(summary, Mark.NONE, "campaign.beginning", beginning);
        add(summary, Mark.WARNING, "campaign.unreachable", unreachable);
        return summary;
    }

    private void add(List<Item> summary, Mark mark, String key, long number) {
        if (number > 0) {
            summary.add(Item.of(mark, Line.of(messages.count(key, number))));
        }
    }

    private Item professional(Professional professional) {
        return Item.of(
                        professional.lastAddressLost() ? Mark.BAD : Mark.NONE,
                        Line.strong(professional.name().isEmpty() ? professional.id() : professional.name())
                                .andFaint("  " + professional.id())
                                .and(professional.lastAddressLost() ? "  " + messages.say("campaign.last") : ""))
                .with(professional.questions().stream().map(this::question).toList());
    }

    private Item question(Question question) {
        Line line = Line.EMPTY
                .andCode(question.address().value())
                .and(" — " + (question.place().isEmpty() ? question.situation().value() : question.place()))
                .andFaint("  " + messages.say("why." + question.why()));
        return Item.of(line).with(List.of(Item.of(AskingWording.effects(question, messages))));
    }
}
