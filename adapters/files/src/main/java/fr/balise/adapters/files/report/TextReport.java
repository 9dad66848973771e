package fr.balise.adapters.files.report;

import fr.balise.adapters.files.Shown;
import fr.balise.core.findings.Finding;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;

/** A plan for a terminal: by carrier, what comes (+), what changes (~), what goes (-), each with its reasons. */
final class TextReport {
    private static final String BOLD = "1";
    private static final String FAINT = "2";

    private final PlanStory story;
    private final Words words;
    private final boolean color;
    private final StringBuilder out = new StringBuilder();

    TextReport(Plan plan, Words words, boolean color) {
        this.story = new PlanStory(plan, words);
        this.words = words;
        this.color = color;
    }

    String render() {
        line("", story.title(), BOLD);
        line("", story.policy(), FAINT);
        line("", story.proof(), FAINT);
        line("", story.operator(), FAINT);
        line("");
        story.summary().forEach(sentence -> line("", sentence, ""));
        story.groups().forEach(this::group);
        findings();
        line("");
        line("", words.say("next"), BOLD);
        story.next().forEach(step -> line("  ", step, ""));
        line("");
        line("", story.footer(), FAINT);
        return out.toString();
    }

    private void group(PlanStory.Group group) {
        line("");
        line("", group.title(), BOLD);
        if (!group.names().isEmpty()) {
            line("", group.names(), FAINT);
        }
        group.changes().forEach(this::change);
    }

    private void change(Change change) {
        String type = change.target().type().name();
        String mailbox = Shown.plain(change.target().address().value());
        line("  " + paint(sign(change) + " " + mailbox, paintOf(change)) + "  " + type + "  "
                + words.action(change.action()));
        words.edits(change).forEach(edit -> line("      ", edit, ""));
        for (Reason reason : change.reasons()) {
            line("      " + Shown.plain(words.of(reason.message())) + " "
                    + paint("[" + Shown.plain(story.grounds(reason)) + "]", FAINT));
        }
    }

    private void findings() {
        story.findingsByCode().forEach((code, findings) -> {
            line("");
            line("", words.findingHeading(code, findings.size()), BOLD);
            for (Finding finding : findings) {
                line("  ! ", story.sentence(finding), "");
            }
        });
    }

    private static String sign(Change change) {
        return switch (change.action()) {
            case ATTACH -> "+";
            case UPDATE -> "~";
            case DETACH -> "-";
        };
    }

    private static String paintOf(Change change) {
        return switch (change.action()) {
            case ATTACH -> "32";
            case UPDATE -> "33";
            case DETACH -> "31";
        };
    }

    /** A line whose text may come from outside. */
    private void line(String indent, String text, String paint) {
        line(indent + paint(Shown.plain(text), paint));
    }

    private void line(String safe) {
        out.append(safe).append('\n');
    }

    private String paint(String text, String code) {
        return color && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
