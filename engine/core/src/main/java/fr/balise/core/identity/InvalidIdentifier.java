package fr.balise.core.identity;

/** A text that cannot be the identifier it claims to be; the message says what is wrong and what is expected. */
public final class InvalidIdentifier extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidIdentifier(String message) {
        super(message);
    }

    /** Shows hostile or overlong text safely: control characters escaped, at most 80 characters. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(80).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > 80 ? "…'" : "'")
                .toString();
    }
}
