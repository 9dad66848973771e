package fr.balise.adapters.files;

import fr.balise.core.findings.Text;

/** Values from outside, made harmless for a terminal, a log or a page: cut, and nothing invisible left in them. */
public final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    /** The value without control characters, line breaks, invisible or direction-changing characters; cut at 80. */
    public static String value(String text) {
        int length = text.codePointCount(0, text.length());
        return plain(text.substring(0, text.offsetByCodePoints(0, Math.min(length, LONGEST))))
                + (length > LONGEST ? "…" : "");
    }

    /** The whole text, with what cannot be seen written out as {@code \}{@code u001b}. */
    public static String plain(String text) {
        if (text.codePoints().noneMatch(Shown::invisible)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (invisible(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** The value between the quotation marks of each language. */
    public static Text quoted(String text) {
        return new Text("« " + value(text) + " »", "'" + value(text) + "'");
    }

    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
