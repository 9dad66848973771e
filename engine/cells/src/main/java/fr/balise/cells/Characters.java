package fr.balise.cells;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Characters that people do not see, or take for others. */
public final class Characters {
    private Characters() {}

    /** The text without white space, no-break spaces and zero-width characters at its ends. */
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** The first control, format or line-breaking character of a text, as {@code U+200B}. */
    public static Optional<String> hidden(String text) {
        return text.codePoints()
                .filter(Characters::isHidden)
                .mapToObj(Characters::name)
                .findFirst();
    }

    /** The first character that is hidden or a space other than the ordinary one, as {@code U+00A0}. */
    public static Optional<String> odd(String text) {
        return text.codePoints()
                .filter(c -> isHidden(c) || c != ' ' && Character.isSpaceChar(c))
                .mapToObj(Characters::name)
                .findFirst();
    }

    /** The text with {@code <U+001B>} for each character that {@link #odd} finds. */
    public static String escaped(String text) {
        return escaped(text, c -> isHidden(c) || c != ' ' && Character.isSpaceChar(c));
    }

    /** The text with {@code <U+001B>} for each character that {@link #hidden} finds. */
    public static String visible(String text) {
        return escaped(text, Characters::isHidden);
    }

    private static String escaped(String text, IntPredicate wanted) {
        if (text.codePoints().noneMatch(wanted)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (wanted.test(c)) {
                shown.append('<').append(name(c)).append('>');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static String name(int c) {
        return String.format("U+%04X", c);
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
