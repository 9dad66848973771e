package fr.balise.adapters.files.report;

import fr.balise.core.planning.Change;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import java.util.stream.Collectors;

/** A plan in Markdown. Every character with a meaning there is escaped in what comes from outside. */
final class MarkdownReport {
    private final PlanStory story;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(Plan plan, Words words) {
        this.story = new PlanStory(plan, words);
        this.words = words;
    }

    String render() {
        line("# " + Harmless.markdown(story.title()));
        line("");
        line(Harmless.markdown(story.policy()) + "  ");
        line(Harmless.markdown(story.proof()) + "  ");
        line(Harmless.markdown(story.operator()));
        line("");
        story.summary().forEach(sentence -> line("- " + Harmless.markdown(sentence)));
        story.groups().forEach(this::group);
        story.findingsByCode().forEach((code, findings) -> {
            heading(words.findingHeading(code, findings.size()));
            findings.forEach(finding -> line("- " + Harmless.markdown(story.sentence(finding))));
        });
        heading(words.say("next"));
        story.next().forEach(step -> line("- " + Harmless.markdown(step)));
        line("");
        line("*" + Harmless.markdown(story.footer()) + "*");
        return out.toString();
    }

    private void heading(String text) {
        line("");
        line("## " + Harmless.markdown(text));
        line("");
    }

    private void group(PlanStory.Group group) {
        heading(group.title());
        line(Harmless.markdown(group.names()));
        line("");
        group.changes().forEach(this::change);
    }

    private void change(Change change) {
        line("- **" + Harmless.markdown(words.action(change.action())) + "** "
                + Harmless.markdown(change.target().address().value()) + " ("
                + change.target().type() + ")"
                + words.edits(change).stream()
                        .map(edit -> ", " + Harmless.markdown(edit))
                        .collect(Collectors.joining()));
        for (Reason reason : change.reasons()) {
            line("  - " + Harmless.markdown(words.of(reason.message())) + " *"
                    + Harmless.markdown(story.grounds(reason)) + "*");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
