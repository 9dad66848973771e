package fr.balise.adapters.files.difference;

import fr.balise.adapters.files.Shown;
import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.files.report.Harmless;
import fr.balise.engine.difference.DifferenceClass;
import fr.balise.engine.findings.Language;

/** Shows what two policies decide differently. What comes from outside is shown harmlessly in every format. */
public final class DifferenceReport {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                    + "li{margin:.5rem 0}ul ul{color:#555;font-size:.9rem}@media(prefers-color-scheme:dark)"
                    + "{body{background:#111;color:#eee}ul ul{color:#aaa}}";

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
        line("<!DOCTYPE html>");
        line("<html lang=\"" + story.language().code() + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", story.title());
        line("<style>" + STYLE + "</style>");
        line("</head>");
        line("<body>");
        element("h1", story.title());
        story.policies().forEach(policy -> element("p", policy));
        element("p", story.summary());
        story.byTransition().forEach((transition, classes) -> {
            element("h2", story.heading(transition));
            line("<ul>");
            for (DifferenceClass found : classes) {
                line("<li>" + Harmless.html(story.which(found)));
                line("<ul>");
                story.details(found).forEach(detail -> element("li", detail));
                line("</ul>");
                line("</li>");
            }
            line("</ul>");
        });
        line("</body>");
        line("</html>");
        return out.toString();
    }

    private void element(String name, String text) {
        line("<" + name + ">" + Harmless.html(text) + "</" + name + ">");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
