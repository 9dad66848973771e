package fr.balise.core.identity;

import java.util.regex.Pattern;

/**
 * The name of a rule, stable across versions of a policy and shown to people.
 *
 * @param value capitals, digits and {@code -}, for example {@code PER-WANTED}
 */
public record RuleId(String value) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*");
    private static final int LONGEST = 80;

    /** @throws InvalidIdentifier when the text has another form */
    public RuleId {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new InvalidIdentifier(InvalidIdentifier.quoted(value)
                    + " is not a rule id: capitals, digits and '-', for example PER-WANTED, at most " + LONGEST);
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
