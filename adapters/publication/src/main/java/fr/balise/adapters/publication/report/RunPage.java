package fr.balise.adapters.publication.report;

import java.util.List;

/** A finished run as one page: no script, nothing loaded from anywhere, every value escaped. */
final class RunPage {
    private static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
            h1 { font-size: 1.4rem }
            table { border-collapse: collapse; margin: 1rem 0 }
            th, td { padding: .25rem .8rem; border-bottom: 1px solid #bbb; text-align: left; vertical-align: top; overflow-wrap: anywhere }
            td.number { text-align: right }
            .stopped { border-left: .3rem solid #b00020; padding-left: .8rem }
            code { background: #f2f2f2; padding: .1rem .3rem }
            """;

    private final RunSummary summary;
    private final RunWords words;
    private final StringBuilder page = new StringBuilder();

    RunPage(RunSummary summary, RunWords words) {
        this.summary = summary;
        this.words = words;
    }

    String render() {
        line("<!doctype html>");
        line("<html lang=\"" + words.language().code() + "\">");
        line("<meta charset=\"utf-8\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", words.title());
        line("<style>\n" + STYLE + "</style>");
        element("h1", words.title());
        element("p", words.in("Serveur : ", "Server: ") + summary.endpoint());
        line("<table>");
        words.outcomes()
                .forEach(outcome -> line("<tr><th scope=\"row\">"
                        + escaped(RunStory.names(outcome).in(words.language())) + "</th><td class=\"number\">"
                        + summary.report().count(outcome) + "</td></tr>"));
        line("</table>");
        element("p", words.calls() + ", " + words.troubles() + ".");
        words.stopped().ifPresent(why -> line("<p class=\"stopped\"><strong>" + escaped(why) + "</strong></p>"));
        failures();
        words.verification().ifPresent(seen -> element("p", seen));
        list(words.differences());
        words.receipt().ifPresent(receipt -> element("p", receipt));
        list(words.next());
        line("</html>");
        return page.toString();
    }

    private void failures() {
        if (words.left().isEmpty()) {
            return;
        }
        element("h2", words.in("Ce qui reste", "What is left"));
        line("<table>");
        line("<tr>" + header(words.in("Issue", "Outcome")) + header(words.in("Changement", "Change"))
                + header(words.in("Raison", "Reason")) + "</tr>");
        words.left()
                .forEach(result -> line("<tr><td>"
                        + escaped(RunStory.name(result.outcome()).in(words.language())) + "</td><td>"
                        + escaped(words.what(result)) + "</td><td>" + escaped(words.why(result)) + "</td></tr>"));
        line("</table>");
        words.more().ifPresent(more -> element("p", more));
        list(words.remedies());
    }

    private static String header(String name) {
        return "<th scope=\"col\">" + escaped(name) + "</th>";
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            line("<ul>");
            items.forEach(item -> element("li", item));
            line("</ul>");
        }
    }

    private void element(String name, String content) {
        line("<" + name + ">" + escaped(content) + "</" + name + ">");
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
