package fr.balise.core.findings;

/**
 * Text from outside with everything visible that it holds: what a terminal, a log or a page would obey or hide, such as
 * control characters, line breaks, changes of direction and blanks without width, is written out as {@code \}{@code u202e},
 * one for each UTF-16 unit.
 */
public final class VisibleText {
    private static final int LONGEST = 80;

    private VisibleText() {}

    /** The whole text. */
    public static String of(String text) {
        return written(text, false);
    }

    /** JSON of the same value, in which such characters stand as escapes. */
    public static String json(String json) {
        return written(json, true);
    }

    /** The whole text of a message that sets its own line breaks, which stay. */
    public static String lines(String text) {
        return written(text, true);
    }

    /** The first 80 characters of the text. */
    public static String excerpt(String text) {
        int length = text.codePointCount(0, text.length());
        return of(text.substring(0, text.offsetByCodePoints(0, Math.min(length, LONGEST))))
                + (length > LONGEST ? "…" : "");
    }

    /** The excerpt between the quotation marks of each language. */
    public static Text quoted(String text) {
        return new Text("« " + excerpt(text) + " »", "'" + excerpt(text) + "'");
    }

    private static String written(String text, boolean keepLines) {
        if (text.codePoints().noneMatch(c -> hidden(c, keepLines))) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (hidden(c, keepLines)) {
                for (char unit : Character.toChars(c)) {
                    shown.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean hidden(int c, boolean keepLines) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> !(keepLines && c == '\n');
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlank(c);
        };
    }

    /** Letters and marks that Unicode lets a display leave out: Hangul fillers, variation selectors, joiners. */
    private static boolean isBlank(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c == 0x3164
                || c == 0xffa0
                || c >= 0x180b && c <= 0x180f
                || c >= 0xfe00 && c <= 0xfe0f
                || c >= 0xe0100 && c <= 0xe01ef;
    }
}
