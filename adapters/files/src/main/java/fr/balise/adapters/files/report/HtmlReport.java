package fr.balise.adapters.files.report;

import fr.balise.core.planning.Change;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import java.util.Locale;

/** A plan as one page: no script, nothing loaded from anywhere, every value escaped. */
final class HtmlReport {
    private static final String STYLE = "/fr/balise/adapters/files/report/report.css";

    private final PlanStory story;
    private final Words words;
    private final HtmlPage page;

    HtmlReport(Plan plan, Words words) {
        this.story = new PlanStory(plan, words);
        this.words = words;
        this.page = new HtmlPage(words.language(), story.title(), STYLE);
    }

    String render() {
        page.line("<header>");
        page.element("h1", story.title());
        page.element("p", story.policy());
        page.element("p", story.proof());
        page.element("p", story.operator());
        page.line("</header>");
        page.line("<main>");
        page.line("<ul class=\"summary\">");
        story.summary().forEach(sentence -> page.element("li", sentence));
        page.line("</ul>");
        story.groups().forEach(this::group);
        findings();
        section(words.say("next"));
        page.line("<ul>");
        story.next().forEach(step -> page.element("li", step));
        page.line("</ul>");
        page.line("</section>");
        page.line("</main>");
        page.element("footer", story.footer());
        return page.end();
    }

    private void section(String heading) {
        page.line("<section>");
        page.element("h2", heading);
    }

    private void group(PlanStory.Group group) {
        section(group.title());
        page.line("<p class=\"names\">" + Harmless.html(group.names()) + "</p>");
        page.line("<ul class=\"changes\">");
        group.changes().forEach(this::change);
        page.line("</ul>");
        page.line("</section>");
    }

    private void change(Change change) {
        page.line("<li class=\"" + change.action().name().toLowerCase(Locale.ROOT) + "\">");
        page.line("<p><strong>" + Harmless.html(words.action(change.action())) + "</strong> <span class=\"mailbox\">"
                + Harmless.html(change.target().address().value()) + "</span> <abbr>"
                + change.target().type() + "</abbr></p>");
        words.edits(change).forEach(edit -> page.element("p", edit));
        for (Reason reason : change.reasons()) {
            page.line("<p>" + Harmless.html(words.of(reason.message())) + " <small>"
                    + Harmless.html(story.grounds(reason)) + "</small></p>");
        }
        page.line("</li>");
    }

    private void findings() {
        story.findingsByCode().forEach((code, findings) -> {
            section(words.findingHeading(code, findings.size()));
            page.line("<ul class=\"findings\">");
            findings.forEach(finding -> page.element("li", story.sentence(finding)));
            page.line("</ul>");
            page.line("</section>");
        });
    }
}
