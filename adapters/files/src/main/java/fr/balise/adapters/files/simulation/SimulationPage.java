package fr.balise.adapters.files.simulation;

import fr.balise.adapters.files.report.Harmless;
import fr.balise.adapters.files.report.HtmlPage;
import fr.balise.adapters.files.simulation.Bars.Part;
import fr.balise.adapters.files.simulation.SimulationStory.Breakdown;
import fr.balise.adapters.files.simulation.SimulationStory.Figure;
import fr.balise.adapters.files.simulation.SimulationStory.Group;
import fr.balise.adapters.files.simulation.SimulationStory.Left;
import fr.balise.adapters.files.simulation.SimulationStory.Row;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Consequence;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as one page: no script, nothing loaded from anywhere, every value escaped, every chart told in words. */
final class SimulationPage {
    /** Beyond this a browser becomes slow; the other formats list everything. */
    static final int MOST_LISTED = 5_000;

    private static final String STYLE = "/fr/balise/adapters/files/simulation/simulation.css";

    private final SimulationStory story;
    private final HtmlPage page;
    private int listed;

    SimulationPage(SimulationStory story) {
        this.story = story;
        this.page = new HtmlPage(story.words().language(), story.title(), STYLE);
    }

    String render() {
        page.line("<header>");
        page.element("h1", story.title());
        story.policies().forEach(policy -> page.element("p", policy));
        page.line("</header>");
        page.line("<main>");
        page.line("<ul class=\"summary\">");
        story.summary().forEach(sentence -> page.element("li", sentence));
        page.line("</ul>");
        figures();
        story.breakdowns().forEach(this::breakdown);
        rules();
        story.left().forEach(this::left);
        story.groups().forEach(this::group);
        page.line("</main>");
        return page.end();
    }

    private void figures() {
        section(story.say("figures"));
        head("", "", story.say("before"), story.say("after"), story.say("difference"));
        List<Figure> figures = story.figures();
        long longest = figures.stream()
                .limit(SimulationStory.CHANGES)
                .mapToLong(figure -> Math.max(figure.before(), figure.after()))
                .max()
                .orElse(0);
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            String said = figure.name() + story.say("colon") + figure.shownBefore() + " → " + figure.shownAfter();
            String bar = i < SimulationStory.CHANGES
                    ? Bars.paired(
                            List.of(new Part("before", figure.before()), new Part("after", figure.after())),
                            longest,
                            said)
                    : "";
            row(figure.name(), bar, figure.shownBefore(), figure.shownAfter(), figure.difference());
        }
        end();
    }

    private void breakdown(Breakdown breakdown) {
        section(breakdown.title());
        String[] names = Stream.concat(
                        Stream.of(breakdown.criterion(), "", story.say("total")),
                        Stream.of(Consequence.values()).map(story::consequence))
                .toArray(String[]::new);
        head(names);
        breakdown.rows().forEach(each -> row(each, breakdown.largest()));
        end();
    }

    private void row(Row row, int largest) {
        List<Consequence> all = List.of(Consequence.values());
        String said = row.name()
                + story.say("colon")
                + all.stream()
                        .filter(each -> row.tally().of(each) > 0)
                        .map(each -> story.consequence(each) + " "
                                + story.words().grouped(row.tally().of(each)))
                        .collect(Collectors.joining(", "));
        String bar = Bars.stacked(
                all.stream()
                        .map(each -> new Part(look(each), row.tally().of(each)))
                        .toList(),
                largest,
                said);
        String[] numbers = Stream.concat(
                        Stream.of(row.tally().total()), all.stream().map(row.tally()::of))
                .map(story.words()::grouped)
                .toArray(String[]::new);
        row(row.name(), bar, numbers);
    }

    private void rules() {
        if (story.rules().isEmpty()) {
            return;
        }
        section(story.say("by.rule"));
        head(story.say("criterion.rule"), "", story.say("before"), story.say("after"));
        long longest = story.rules().stream()
                .mapToLong(share -> Math.max(share.before(), share.after()))
                .max()
                .orElse(0);
        for (RuleShare share : story.rules()) {
            String before = story.words().grouped(share.before());
            String after = story.words().grouped(share.after());
            String bar = Bars.paired(
                    List.of(new Part("before", share.before()), new Part("after", share.after())),
                    longest,
                    share.rule() + story.say("colon") + before + " → " + after);
            page.line("<tr><th scope=\"row\">" + Harmless.html(share.rule().value()) + "<br><small>"
                    + Harmless.html(story.words().of(share.message())) + "</small></th><td>" + bar + "</td>"
                    + number(before) + number(after) + "</tr>");
        }
        end();
    }

    private void left(Left left) {
        section(left.title());
        page.line("<ul>");
        left.professionals().stream().limit(MOST_LISTED).forEach(each -> page.element("li", each));
        page.line("</ul>");
        unlisted(left.professionals().size() - MOST_LISTED);
        page.line("</section>");
    }

    private void unlisted(int more) {
        if (more > 0) {
            page.element("p", story.say("unlisted", story.words().grouped(more)));
        }
    }

    private void group(Group group) {
        page.line("<section>");
        page.element("h2", group.title());
        page.line("<ul class=\"why\">");
        group.shifts().forEach(each -> why("shifts", each));
        group.before().forEach(each -> why("before", each));
        group.after().forEach(each -> why("after", each));
        page.line("</ul>");
        int shown = Math.min(group.members().size(), MOST_LISTED - listed);
        if (shown > 0) {
            page.line("<ul class=\"mailboxes\">");
            group.members().subList(0, shown).forEach(this::mailbox);
            page.line("</ul>");
        }
        listed += shown;
        unlisted(group.members().size() - shown);
        page.line("</section>");
    }

    private void why(String key, String text) {
        page.line("<li><strong>" + Harmless.html(story.say(key)) + "</strong> " + Harmless.html(text) + "</li>");
    }

    private void mailbox(ChangedMailbox changed) {
        page.line("<li class=\"" + look(changed.consequence()) + "\"><span class=\"mailbox\">"
                + Harmless.html(changed.address().value()) + "</span> <abbr>" + changed.type() + "</abbr> "
                + Harmless.html(story.consequence(changed.consequence())) + "<br><small>"
                + Harmless.html(story.place(changed)) + " · "
                + Harmless.html(story.say("plans") + story.say("colon") + story.actions(changed))
                + "</small></li>");
    }

    private static String look(Consequence consequence) {
        return consequence.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void section(String heading) {
        page.line("<section>");
        page.element("h2", heading);
    }

    private void head(String... names) {
        page.line("<div class=\"wide\"><table>");
        page.line(Stream.of(names)
                .map(name -> name.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + Harmless.html(name) + "</th>")
                .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>")));
        page.line("<tbody>");
    }

    private void row(String name, String bar, String... numbers) {
        page.line("<tr><th scope=\"row\">" + Harmless.html(name) + "</th><td>" + bar + "</td>"
                + Stream.of(numbers).map(SimulationPage::number).collect(Collectors.joining()) + "</tr>");
    }

    private static String number(String shown) {
        return "<td class=\"number\">" + Harmless.html(shown) + "</td>";
    }

    private void end() {
        page.line("</tbody></table></div>");
        page.line("</section>");
    }
}
