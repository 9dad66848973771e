package fr.balise.core.identity;

import java.util.regex.Pattern;

/**
 * Names a change by what it intends: the same intention bears the same name in every plan.
 *
 * @param value 16 hexadecimal digits, lower case
 */
public record ChangeId(String value) implements Comparable<ChangeId> {
    private static final int LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    /** @throws InvalidIdentifier when the text has another form */
    public ChangeId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidIdentifier(
                    InvalidIdentifier.quoted(value) + " is not the id of a change: 16 hexadecimal digits");
        }
    }

    /** The name of an intention, by its digest. */
    public static ChangeId of(Digest intention) {
        return new ChangeId(intention.hex().substring(0, LENGTH));
    }

    @Override
    public int compareTo(ChangeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
