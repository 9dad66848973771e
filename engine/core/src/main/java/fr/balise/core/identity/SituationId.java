package fr.balise.core.identity;

import java.util.regex.Pattern;

/**
 * The business identifier of a practice situation, idSituationExercice.
 *
 * @param value 1 to 64 letters, digits, {@code -}, {@code .} or {@code _}
 */
public record SituationId(String value) implements Comparable<SituationId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws InvalidIdentifier when the text has another form */
    public SituationId {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new InvalidIdentifier(InvalidIdentifier.quoted(value)
                    + " is not an idSituationExercice: 1 to 64 letters, digits, '-', '.' or '_'");
        }
    }

    @Override
    public int compareTo(SituationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
