package fr.balise.core.policy.syntax;

import java.util.regex.Pattern;

/** The id of a requirement behind a rule, such as {@code A3-PER} or {@code EX_GDT_5040}. */
public final class SourceId {
    /** Words and numbers: DRL reads an id word by word, and {@code 4ERIFY} is neither. */
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z][A-Za-z0-9_.]*(-([A-Za-z_][A-Za-z0-9_.]*|[0-9]+([.][0-9]+)?))*");

    private static final int LONGEST = 80;

    private SourceId() {}

    /** True when the text can be the id of a requirement. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
