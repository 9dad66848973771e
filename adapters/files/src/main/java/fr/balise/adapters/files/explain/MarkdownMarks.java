package fr.balise.adapters.files.explain;

import fr.balise.adapters.files.Shown;

/** For a ticket or a page of notes. Every character with a meaning there is escaped. */
final class MarkdownMarks implements Marks {
    private static final String MEANINGFUL = "\\`*_{}[]()<>#+!|~&$";

    @Override
    public String title(String text) {
        return "# " + plain(text) + "\n";
    }

    @Override
    public String heading(String text) {
        return "\n## " + plain(text) + "\n\n";
    }

    @Override
    public String strong(String text) {
        return "**" + plain(text) + "**";
    }

    @Override
    public String faint(String text) {
        return "*" + plain(text) + "*";
    }

    @Override
    public String plain(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        Shown.plain(text).chars().forEach(c -> {
            if (MEANINGFUL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }

    @Override
    public String item(int depth, String marked) {
        return "  ".repeat(depth - 1) + "- " + marked + "\n";
    }
}
