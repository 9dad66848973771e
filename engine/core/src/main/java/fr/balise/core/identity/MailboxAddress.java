package fr.balise.core.identity;

import java.util.Locale;

/**
 * The address of a mailbox, which identifies it. Two spellings that differ only by case name the same mailbox, so the
 * address is kept in lower case. Whether the address has the form that the MSSanté trust space asks for is a matter of
 * policy (IG-ADDRESS), not of this type: a non-conforming address must be representable to be removed.
 *
 * @param value {@code local@domain}, lower case, 3 to 254 characters, one {@code @}, no white space and no invisible
 *     character
 */
public record MailboxAddress(String value) implements Comparable<MailboxAddress> {
    private static final int LONGEST = 254;

    /** @throws InvalidIdentifier when the text cannot be a mail address */
    public MailboxAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            throw new InvalidIdentifier("a mailbox address is missing");
        }
        if (value.length() > LONGEST) {
            throw new InvalidIdentifier("address " + InvalidIdentifier.quoted(value) + " has " + value.length()
                    + " characters; at most " + LONGEST + " are allowed");
        }
        int at = value.indexOf('@');
        if (at < 1 || at != value.lastIndexOf('@') || at == value.length() - 1) {
            throw new InvalidIdentifier(
                    "address " + InvalidIdentifier.quoted(value) + " is not of the form name@domain");
        }
        refuseHidden(value);
    }

    private static void refuseHidden(String address) {
        address.codePoints().filter(MailboxAddress::isHidden).findFirst().ifPresent(c -> {
            throw new InvalidIdentifier(String.format(
                    "address %s has white space or an invisible character in it (U+%04X)",
                    InvalidIdentifier.quoted(address), c));
        });
    }

    /** White space of any kind, and what nobody sees: two addresses that differ by it alone look the same to people. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** What stands after the {@code @}. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    @Override
    public int compareTo(MailboxAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
