package fr.balise.engine.policy;

/**
 * A word of a rule file.
 *
 * @param text as written; for a string, what stands between the quotes
 */
record Token(Kind kind, String text, int line, int column) {
    enum Kind {
        WORD,
        STRING,
        SYMBOL,
        NUMBER,
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
        String visible = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return "'" + visible + "'";
    }
}
