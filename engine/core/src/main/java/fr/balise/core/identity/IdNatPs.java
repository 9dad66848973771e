package fr.balise.core.identity;

import java.util.regex.Pattern;

/**
 * The national identifier of a professional, IdNatPS: the digit of the numbering system, then the number. {@code 8} and
 * an 11-digit RPPS number, or {@code 0} and a 9-character ADELI number.
 *
 * @param value for example {@code 810001234567}
 */
public record IdNatPs(String value) implements Comparable<IdNatPs> {
    private static final Pattern RPPS = Pattern.compile("\\d{11}");
    private static final Pattern ADELI = Pattern.compile("[0-9AB]{9}");
    private static final Pattern FORM = Pattern.compile("8\\d{11}|0[0-9AB]{9}");

    /** @throws InvalidIdentifier when the text is neither form */
    public IdNatPs {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidIdentifier(InvalidIdentifier.quoted(value)
                    + " is not an IdNatPS: 8 and the 11 digits of an RPPS number, or 0 and an ADELI number of 9");
        }
    }

    /**
     * Reads an RPPS number (11 digits) or an IdNatPS that carries one (12 digits).
     *
     * @throws InvalidIdentifier when it is neither
     */
    public static IdNatPs ofRpps(String text) {
        String digits = text.strip();
        if (RPPS.matcher(digits).matches()) {
            return new IdNatPs("8" + digits);
        }
        if (digits.startsWith("8") && FORM.matcher(digits).matches()) {
            return new IdNatPs(digits);
        }
        throw new InvalidIdentifier(InvalidIdentifier.quoted(digits)
                + " is not an RPPS number (11 digits) nor an IdNatPS (8 and 11 digits)");
    }

    /**
     * Reads an ADELI number (9 characters) or an IdNatPS that carries one (10 characters).
     *
     * @throws InvalidIdentifier when it is neither
     */
    public static IdNatPs ofAdeli(String text) {
        String number = text.strip();
        if (ADELI.matcher(number).matches()) {
            return new IdNatPs("0" + number);
        }
        if (number.startsWith("0") && FORM.matcher(number).matches()) {
            return new IdNatPs(number);
        }
        throw new InvalidIdentifier(
                InvalidIdentifier.quoted(number) + " is not an ADELI number (9 characters) nor an IdNatPS (0 and 9)");
    }

    /** True for an ADELI number, false for an RPPS number. */
    public boolean isAdeli() {
        return value.startsWith("0");
    }

    @Override
    public int compareTo(IdNatPs other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
