package fr.balise.adapters.files.report;

import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Plan;
import fr.balise.engine.plan.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A plan as one page: no script, nothing loaded from anywhere, every value escaped. */
final class HtmlReport {
    private static final String STYLE = "/fr/balise/adapters/files/report/report.css";

    private final PlanStory story;
    private final Words words;
    private final StringBuilder out = new StringBuilder();

    HtmlReport(Plan plan, Words words) {
        this.story = new PlanStory(plan, words);
        this.words = words;
    }

    String render() {
        line("<!DOCTYPE html>");
        line("<html lang=\"" + words.language().code() + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", story.title());
        line("<style>\n" + style() + "</style>");
        line("</head>");
        line("<body>");
        line("<header>");
        element("h1", story.title());
        element("p", story.policy());
        element("p", story.proof());
        element("p", story.operator());
        line("</header>");
        line("<main>");
        line("<ul class=\"summary\">");
        story.summary().forEach(sentence -> element("li", sentence));
        line("</ul>");
        story.groups().forEach(this::group);
        findings();
        section(words.say("next"));
        line("<ul>");
        story.next().forEach(step -> element("li", step));
        line("</ul>");
        line("</section>");
        line("</main>");
        element("footer", story.footer());
        line("</body>");
        line("</html>");
        return out.toString();
    }

    private void section(String heading) {
        line("<section>");
        element("h2", heading);
    }

    private void group(PlanStory.Group group) {
        section(group.title());
        line("<p class=\"names\">" + Harmless.html(group.names()) + "</p>");
        line("<ul class=\"changes\">");
        group.changes().forEach(this::change);
        line("</ul>");
        line("</section>");
    }

    private void change(Change change) {
        line("<li class=\"" + change.action().name().toLowerCase(Locale.ROOT) + "\">");
        line("<p><strong>" + Harmless.html(words.action(change.action())) + "</strong> <span class=\"mailbox\">"
                + Harmless.html(change.target().address().value()) + "</span> <abbr>"
                + change.target().type() + "</abbr></p>");
        words.edits(change).forEach(edit -> element("p", edit));
        for (Reason reason : change.reasons()) {
            line("<p>" + Harmless.html(words.of(reason.message())) + " <small>" + Harmless.html(story.grounds(reason))
                    + "</small></p>");
        }
        line("</li>");
    }

    private void findings() {
        story.findingsByCode().forEach((code, findings) -> {
            section(words.findingHeading(code, findings.size()));
            line("<ul class=\"findings\">");
            findings.forEach(finding -> element("li", story.sentence(finding)));
            line("</ul>");
            line("</section>");
        });
    }

    private void element(String name, String text) {
        line("<" + name + ">" + Harmless.html(text) + "</" + name + ">");
    }

    private void line(String html) {
        out.append(html).append('\n');
    }

    private static String style() {
        try (InputStream resource = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(STYLE))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
