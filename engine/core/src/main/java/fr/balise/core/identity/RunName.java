package fr.balise.core.identity;

import java.util.regex.Pattern;

/**
 * Names a run in its journal: when it began, and what tells it from another of the same second.
 *
 * @param value letters, digits, hyphens; 64 characters at most
 */
public record RunName(String value) implements Comparable<RunName> {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,64}");

    /** @throws InvalidIdentifier when the text has another form */
    public RunName {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidIdentifier(InvalidIdentifier.quoted(value) + " is not the name of a run");
        }
    }

    @Override
    public int compareTo(RunName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
