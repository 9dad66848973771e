package fr.balise.core.identity;

import java.util.Comparator;

/**
 * A business identifier as the directory gives it: a naming system and a value, both kept to the letter.
 *
 * @param system the URI of the naming system; empty when the source names none
 * @param value never empty
 */
public record Identifier(String system, String value) implements Comparable<Identifier> {
    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::system).thenComparing(Identifier::value);

    /** @throws InvalidIdentifier when the value is empty */
    public Identifier {
        if (value.isBlank()) {
            throw new InvalidIdentifier("an identifier of system '" + system + "' has no value");
        }
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return system.isEmpty() ? value : system + "|" + value;
    }
}
