package fr.balise.adapters.files.report;

import fr.balise.adapters.files.Shown;

/** Texts from outside, written so that no page takes them for its own. */
public final class Harmless {
    private static final String MEANINGFUL_IN_MARKDOWN = "\\`*_{}[]()<>#+!|~&$";

    private Harmless() {}

    /** For the content of an element or of a quoted attribute. */
    public static String html(String text) {
        return Shown.plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** For Markdown: every character with a meaning there is escaped. */
    public static String markdown(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        Shown.plain(text).chars().forEach(c -> {
            if (MEANINGFUL_IN_MARKDOWN.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
