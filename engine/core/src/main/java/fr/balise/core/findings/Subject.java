package fr.balise.core.findings;

import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
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
    private static final Pattern LINE = Pattern.compile("(.*[:\\[])(\\d{1,9})]?");
    private static final Comparator<String> BY_LINE =
            Comparator.comparing(Subject::file).thenComparing(Subject::line).thenComparing(Comparator.naturalOrder());
    private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::whom)
            .thenComparing(subject -> subject.source().orElse(""), BY_LINE);
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

    /** By what it is about, then by lines in the order of their file. */
    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    private String whom() {
        return joined(Stream.of(mailbox.map(MailboxAddress::value), carrier));
    }

    private static String file(String source) {
        Matcher line = LINE.matcher(source);
        return line.matches() ? line.group(1) : source;
    }

    private static int line(String source) {
        Matcher line = LINE.matcher(source);
        return line.matches() ? Integer.parseInt(line.group(2)) : 0;
    }

    /** All of it, for people. */
    @Override
    public String toString() {
        return joined(Stream.of(mailbox.map(MailboxAddress::value), carrier, source));
    }

    private static String joined(Stream<Optional<String>> parts) {
        return parts.flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }
}
