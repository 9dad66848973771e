package fr.balise.core.findings;

import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a finding is about; at least one of these is there.
 *
 * @param mailbox an address
 * @param carrier the FHIR reference of a carrier, for example {@code PractitionerRole/123}
 * @param source where it was read: a file, with its line where it has lines, or the name of a source
 */
public record Subject(Optional<MailboxAddress> mailbox, Optional<String> carrier, Optional<String> source)
        implements Comparable<Subject> {
    private static final Pattern CARRIER = Pattern.compile("(Practitioner|PractitionerRole|Organization)/\\S+");

    /** A mailbox on a carrier. */
    public static Subject of(MailboxAddress mailbox, Object carrier) {
        return new Subject(Optional.of(mailbox), Optional.of(carrier.toString()), Optional.empty());
    }

    /** A mailbox, and the line that tells of it. */
    public static Subject at(MailboxAddress mailbox, Object line) {
        return new Subject(Optional.of(mailbox), Optional.empty(), Optional.of(line.toString()));
    }

    /** What the text names: an address, a carrier, or else a source. */
    public static Subject of(String text) {
        if (CARRIER.matcher(text).matches()) {
            return new Subject(Optional.empty(), Optional.of(text), Optional.empty());
        }
        try {
            return new Subject(Optional.of(new MailboxAddress(text)), Optional.empty(), Optional.empty());
        } catch (InvalidIdentifier e) {
            return new Subject(Optional.empty(), Optional.empty(), Optional.of(text));
        }
    }

    /** How sentences call it: the mailbox, else the carrier, else the source. */
    public String name() {
        return mailbox.map(MailboxAddress::value)
                .or(() -> carrier)
                .or(() -> source)
                .orElse("");
    }

    @Override
    public int compareTo(Subject other) {
        return toString().compareTo(other.toString());
    }

    /** All of it, for people. */
    @Override
    public String toString() {
        return Stream.of(mailbox.map(MailboxAddress::value), carrier, source)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }
}
