package fr.balise.adapters.files.report;

import fr.balise.core.findings.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One page that stands alone: it runs no script and loads nothing, and a policy of its own forbids both to whatever might
 * have slipped in.
 */
public final class HtmlPage {
    private final StringBuilder out = new StringBuilder();

    /**
     * Begins a page.
     *
     * @param style path of its style sheet on the class path, from the root; written into the page
     */
    public HtmlPage(Language language, String title, String style) {
        line("<!DOCTYPE html>");
        line("<html lang=\"" + language.code() + "\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", title);
        line("<style>\n" + sheet(style) + "</style>");
        line("</head>");
        line("<body>");
    }

    /** An element with text of any origin. */
    public void element(String name, String text) {
        line("<" + name + ">" + Harmless.html(text) + "</" + name + ">");
    }

    /** A line of HTML as it is; what comes from outside must have gone through {@link Harmless#html}. */
    public void line(String html) {
        out.append(html).append('\n');
    }

    /** The whole page. */
    public String end() {
        line("</body>");
        line("</html>");
        return out.toString();
    }

    private static String sheet(String path) {
        try (InputStream resource = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(path))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
