package fr.balise.core.policy.syntax;

/**
 * A word of a rule file.
 *
 * @param text as written; for a string, what stands between the quotes; for a comment, all of it
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int line, int column) {
    private static final int LONGEST_SHOWN = 40;

    enum Kind {
        WORD,
        STRING,
        SYMBOL,
        NUMBER,
        COMMENT,
        /** A character or construct that no rule may contain. */
        FORBIDDEN,
        END_OF_FILE
    }

    boolean is(String word) {
        return kind != Kind.STRING && text.equals(word);
    }

    /** How it is named in a message. */
    String shown() {
        if (kind == Kind.END_OF_FILE) {
            return "end of file";
        }
        String visible = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        return kind == Kind.STRING ? "\"" + visible + "\"" : "'" + visible + "'";
    }
}
