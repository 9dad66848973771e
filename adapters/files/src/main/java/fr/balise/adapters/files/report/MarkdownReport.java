package fr.balise.adapters.files.report;

import fr.balise.adapters.files.Shown;
import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Plan;
import fr.balise.engine.plan.Reason;
import java.util.stream.Collectors;

/** A plan in Markdown. Every character with a meaning there is escaped in what comes from outside. */
final class MarkdownReport {
    private static final String MEANINGFUL = "\\`*_{}[]()<>#+!|~&$";

    private final PlanStory story;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(Plan plan, Words words) {
        this.story = new PlanStory(plan, words);
        this.words = words;
    }

    String render() {
        line("# " + escaped(story.title()));
        line("");
        line(escaped(story.policy()) + "  ");
        line(escaped(story.operator()));
        line("");
        story.summary().forEach(sentence -> line("- " + escaped(sentence)));
        story.groups().forEach(this::group);
        story.findingsByCode().forEach((code, findings) -> {
            heading(words.findingHeading(code, findings.size()));
            findings.forEach(finding -> line("- " + escaped(story.sentence(finding))));
        });
        heading(words.say("next"));
        story.next().forEach(step -> line("- " + escaped(step)));
        line("");
        line("*" + escaped(story.footer()) + "*");
        return out.toString();
    }

    private void heading(String text) {
        line("");
        line("## " + escaped(text));
        line("");
    }

    private void group(PlanStory.Group group) {
        heading(group.title());
        line(escaped(group.names()));
        line("");
        group.changes().forEach(this::change);
    }

    private void change(Change change) {
        line("- **" + escaped(words.action(change.action())) + "** "
                + escaped(change.target().address().value()) + " ("
                + change.target().type() + ")"
                + words.edits(change).stream().map(edit -> ", " + escaped(edit)).collect(Collectors.joining()));
        for (Reason reason : change.reasons()) {
            line("  - " + escaped(words.of(reason.message())) + " *" + escaped(story.grounds(reason)) + "*");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        Shown.plain(text).chars().forEach(c -> {
            if (MEANINGFUL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
