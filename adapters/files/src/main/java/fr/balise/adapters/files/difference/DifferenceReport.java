package fr.balise.adapters.files.difference;

import fr.balise.adapters.files.Shown;
import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.files.report.Harmless;
import fr.balise.adapters.files.report.HtmlPage;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.core.findings.Language;

/** Shows what two policies decide differently. What comes from outside is shown harmlessly in every format. */
public final class DifferenceReport {
    private static final String STYLE = "/fr/balise/adapters/files/difference/difference.css";

    private final DifferenceStory story;
    private final StringBuilder out = new StringBuilder();

    private DifferenceReport(DifferenceStory story) {
        this.story = story;
    }

    /**
     * The difference as text, ending with a line break.
     *
     * @param language ignored by {@link Format#JSON}, which speaks both
     * @param color true to colour {@link Format#TEXT} with ANSI codes; other formats ignore it
     */
    public static String render(DifferenceView view, Format format, Language language, boolean color) {
        DifferenceReport report = new DifferenceReport(new DifferenceStory(view, language));
        return switch (format) {
            case TEXT -> report.text(color);
            case MARKDOWN -> report.markdown();
            case HTML -> report.page();
            case JSON -> DifferenceJson.write(view);
        };
    }

    private String text(boolean color) {
        line(bold(story.title(), color));
        story.policies().forEach(policy -> line(Shown.plain(policy)));
        line("");
        line(story.summary());
        story.byTransition().forEach((transition, classes) -> {
            line("");
            line(bold(story.heading(transition), color));
            for (DifferenceClass found : classes) {
                line("  " + Shown.plain(story.which(found)));
                story.details(found).forEach(detail -> line("       " + Shown.plain(detail)));
            }
        });
        return out.toString();
    }

    private static String bold(String text, boolean color) {
        return color ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String markdown() {
        line("# " + Harmless.markdown(story.title()));
        line("");
        story.policies().forEach(policy -> line("- " + Harmless.markdown(policy)));
        line("");
        line(Harmless.markdown(story.summary()));
        story.byTransition().forEach((transition, classes) -> {
            line("");
            line("## " + Harmless.markdown(story.heading(transition)));
            line("");
            for (DifferenceClass found : classes) {
                line("- " + Harmless.markdown(story.which(found)));
                story.details(found).forEach(detail -> line("  - " + Harmless.markdown(detail)));
            }
        });
        return out.toString();
    }

    /** One page: no script, nothing loaded from anywhere, every value escaped. */
    private String page() {
        HtmlPage page = new HtmlPage(story.language(), story.title(), STYLE);
        page.element("h1", story.title());
        story.policies().forEach(policy -> page.element("p", policy));
        page.element("p", story.summary());
        story.byTransition().forEach((transition, classes) -> {
            page.element("h2", story.heading(transition));
            page.line("<ul>");
            for (DifferenceClass found : classes) {
                page.line("<li>" + Harmless.html(story.which(found)));
                page.line("<ul>");
                story.details(found).forEach(detail -> page.element("li", detail));
                page.line("</ul>");
                page.line("</li>");
            }
            page.line("</ul>");
        });
        return page.end();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
