package fr.balise.adapters.files.explain;

import fr.balise.adapters.files.report.Harmless;

/** For a ticket or a page of notes. Every character with a meaning there is escaped. */
final class MarkdownMarks implements Marks {
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
        return Harmless.markdown(text);
    }

    @Override
    public String item(int depth, String marked) {
        return "  ".repeat(depth - 1) + "- " + marked + "\n";
    }
}
