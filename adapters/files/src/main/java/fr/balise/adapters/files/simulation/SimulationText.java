package fr.balise.adapters.files.simulation;

import fr.balise.adapters.files.Shown;
import fr.balise.adapters.files.simulation.SimulationStory.Breakdown;
import fr.balise.adapters.files.simulation.SimulationStory.Figure;
import fr.balise.adapters.files.simulation.SimulationStory.Group;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Consequence;
import java.util.List;

/** A comparison for a terminal: what appears (+), what disappears (-), what is shown otherwise (~), by reason. */
final class SimulationText {
    private static final String BOLD = "1";
    private static final String FAINT = "2";

    private final SimulationStory story;
    private final boolean color;
    private final StringBuilder out = new StringBuilder();

    SimulationText(SimulationStory story, boolean color) {
        this.story = story;
        this.color = color;
    }

    String render() {
        line("", story.title(), BOLD);
        story.policies().forEach(policy -> line("", policy, FAINT));
        line("", "", "");
        story.summary().forEach(sentence -> line("", sentence, ""));
        figures();
        story.left().forEach(left -> {
            heading(left.title());
            left.professionals().forEach(each -> line("  ", each, ""));
        });
        story.breakdowns().forEach(this::breakdown);
        rules();
        story.groups().forEach(this::group);
        return out.toString();
    }

    private void heading(String text) {
        line("", "", "");
        line("", text, BOLD);
    }

    private void figures() {
        heading(story.say("figures"));
        for (Figure figure : story.figures()) {
            line(
                    "  ",
                    figure.name() + story.say("colon") + figure.shownBefore() + " → " + figure.shownAfter()
                            + (figure.difference().equals("=") ? "" : " (" + figure.difference() + ")"),
                    "");
        }
    }

    private void breakdown(Breakdown breakdown) {
        heading(breakdown.title());
        breakdown
                .rows()
                .forEach(row -> line(
                        "  ",
                        row.name()
                                + story.say("colon")
                                + story.words().grouped(row.tally().total()),
                        ""));
    }

    private void rules() {
        if (story.rules().isEmpty()) {
            return;
        }
        heading(story.say("by.rule"));
        for (RuleShare share : story.rules()) {
            line(
                    "  ",
                    share.rule() + story.say("colon") + story.words().grouped(share.before()) + " → "
                            + story.words().grouped(share.after()),
                    "");
        }
    }

    private void group(Group group) {
        heading(group.title());
        if (!group.shifts().isEmpty()) {
            line("  ", story.say("shifts") + story.say("colon") + String.join(" ; ", group.shifts()), "");
        }
        side(story.say("before"), group.before());
        side(story.say("after"), group.after());
        group.members().forEach(this::mailbox);
    }

    private void side(String name, List<String> reasons) {
        reasons.forEach(reason -> line("  ", name + story.say("colon") + reason, FAINT));
    }

    private void mailbox(ChangedMailbox changed) {
        String paint = paintOf(changed.consequence());
        out.append("    ")
                .append(paint(
                        sign(changed.consequence()) + " "
                                + Shown.plain(changed.address().value()),
                        paint))
                .append("  ")
                .append(changed.type())
                .append("  ")
                .append(Shown.plain(story.place(changed)))
                .append("  ")
                .append(paint("(" + story.actions(changed) + ")", FAINT))
                .append('\n');
    }

    private static String sign(Consequence consequence) {
        return switch (consequence) {
            case APPEARS -> "+";
            case DISAPPEARS -> "-";
            case SHOWN_OTHERWISE -> "~";
            case UNSEEN -> ".";
        };
    }

    private static String paintOf(Consequence consequence) {
        return switch (consequence) {
            case APPEARS -> "32";
            case DISAPPEARS -> "31";
            case SHOWN_OTHERWISE -> "33";
            case UNSEEN -> FAINT;
        };
    }

    /** A line whose text may come from outside. */
    private void line(String indent, String text, String paint) {
        out.append(indent).append(paint(Shown.plain(text), paint)).append('\n');
    }

    private String paint(String text, String code) {
        return color && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
