package fr.balise.adapters.files.report;

/** Text inside Markdown: nothing of a value is taken for markup, a link or HTML. */
final class Markdown {
    private static final String MARKUP = "\\`*_{}[]<>()#+!|~";

    private Markdown() {}

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '<') {
                safe.append("&lt;");
            } else if (c == '>') {
                safe.append("&gt;");
            } else if (c == '&') {
                safe.append("&amp;");
            } else {
                safe.append(MARKUP.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            }
        }
        return safe.toString();
    }
}
