package fr.balise.adapters.files.explain;

import fr.balise.adapters.files.Shown;

/** For a terminal. */
final class TextMarks implements Marks {
    private final boolean color;

    TextMarks(boolean color) {
        this.color = color;
    }

    @Override
    public String title(String text) {
        return strong(text) + "\n";
    }

    @Override
    public String heading(String text) {
        return "\n" + strong(text) + "\n";
    }

    @Override
    public String strong(String text) {
        return paint(text, "1");
    }

    @Override
    public String faint(String text) {
        return paint(text, "2");
    }

    @Override
    public String plain(String text) {
        return Shown.plain(text);
    }

    @Override
    public String item(int depth, String marked) {
        return "  ".repeat(depth) + marked + "\n";
    }

    private String paint(String text, String code) {
        return color ? "\u001b[" + code + "m" + plain(text) + "\u001b[0m" : plain(text);
    }
}
