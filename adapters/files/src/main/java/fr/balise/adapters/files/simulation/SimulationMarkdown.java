package fr.balise.adapters.files.simulation;

import fr.balise.adapters.files.report.Harmless;
import fr.balise.adapters.files.simulation.SimulationStory.Breakdown;
import fr.balise.adapters.files.simulation.SimulationStory.Group;
import fr.balise.analysis.simulation.Consequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison in Markdown. Every character with a meaning there is escaped in what comes from outside. */
final class SimulationMarkdown {
    private final SimulationStory story;
    private final StringBuilder out = new StringBuilder();

    SimulationMarkdown(SimulationStory story) {
        this.story = story;
    }

    String render() {
        line("# " + Harmless.markdown(story.title()));
        line("");
        list(story.policies());
        line("");
        list(story.summary());
        heading(story.say("figures"));
        table(
                List.of("", story.say("before"), story.say("after"), story.say("difference")),
                story.figures().stream()
                        .map(figure -> List.of(
                                figure.name(), figure.shownBefore(), figure.shownAfter(), figure.difference())));
        story.left().forEach(left -> {
            heading(left.title());
            list(left.professionals());
        });
        story.breakdowns().forEach(this::breakdown);
        rules();
        story.groups().forEach(this::group);
        return out.toString();
    }

    private void breakdown(Breakdown breakdown) {
        heading(breakdown.title());
        List<String> names = new ArrayList<>(List.of(breakdown.criterion(), story.say("total")));
        Stream.of(Consequence.values()).map(story::consequence).forEach(names::add);
        table(names, breakdown.rows().stream().map(row -> {
            List<String> cells = new ArrayList<>(
                    List.of(row.name(), story.words().grouped(row.tally().total())));
            for (Consequence consequence : Consequence.values()) {
                cells.add(story.words().grouped(row.tally().of(consequence)));
            }
            return cells;
        }));
    }

    private void rules() {
        if (story.rules().isEmpty()) {
            return;
        }
        heading(story.say("by.rule"));
        table(
                List.of(story.say("criterion.rule"), story.say("sentence"), story.say("before"), story.say("after")),
                story.rules().stream()
                        .map(share -> List.of(
                                share.rule().value(),
                                story.words().of(share.message()),
                                story.words().grouped(share.before()),
                                story.words().grouped(share.after()))));
    }

    private void group(Group group) {
        heading(group.title());
        group.shifts()
                .forEach(shift -> line("- " + Harmless.markdown(story.say("shifts") + story.say("colon") + shift)));
        group.before().forEach(each -> line("- " + Harmless.markdown(story.say("before") + story.say("colon") + each)));
        group.after().forEach(each -> line("- " + Harmless.markdown(story.say("after") + story.say("colon") + each)));
        line("");
        table(
                List.of(
                        story.say("mailbox"),
                        story.say("type"),
                        story.say("place"),
                        story.say("seen"),
                        story.say("plans")),
                group.members().stream()
                        .map(changed -> List.of(
                                changed.address().value(),
                                changed.type().name(),
                                story.place(changed),
                                story.consequence(changed.consequence()),
                                story.actions(changed))));
    }

    private void heading(String text) {
        line("");
        line("## " + Harmless.markdown(text));
        line("");
    }

    private void list(List<String> sentences) {
        sentences.forEach(sentence -> line("- " + Harmless.markdown(sentence)));
    }

    private void table(List<String> names, Stream<List<String>> rows) {
        row(names);
        line("|" + String.join("", Collections.nCopies(names.size(), " --- |")));
        rows.forEach(this::row);
    }

    private void row(List<String> cells) {
        line(cells.stream().map(Harmless::markdown).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
