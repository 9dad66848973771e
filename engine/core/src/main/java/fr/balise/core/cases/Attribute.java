package fr.balise.core.cases;

import fr.balise.core.findings.Text;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a rule may name of a case, and every value that it may be compared with. Values are told by name or by index, the
 * place in their definition from 0; several of them by one bit each.
 */
public abstract sealed class Attribute implements Comparable<Attribute> permits BuiltIn, DeclaredAttribute {
    private final String name;
    private final Kind kind;
    private final int place;
    private final List<String> values;

    /** What it tells something of. */
    public enum Kind {
        /** The mailbox, wherever it is published. */
        MAILBOX,
        /** The carrier, whatever is published there. */
        CARRIER,
        /** This mailbox on this carrier. */
        PAIR,
        /** The day for which is decided. */
        CALENDAR,
        /** The policy. */
        SETTING,
        /** All places of the mailbox together, once they are decided. */
        PLACES
    }

    Attribute(String name, Kind kind, int place, Collection<String> values) {
        this.name = name;
        this.kind = kind;
        this.place = place;
        this.values = List.copyOf(values);
    }

    /** The name by which rules call it. */
    public final String name() {
        return name;
    }

    /** What it tells something of. */
    public final Kind kind() {
        return kind;
    }

    /** Its place among the attributes of its vocabulary, from 0. */
    public final int place() {
        return place;
    }

    /** The names of its values, in the order of their definition. */
    public final List<String> values() {
        return values;
    }

    /** The index of a value, by its name; -1 when it is none. */
    public final int indexOf(String value) {
        return values.indexOf(value);
    }

    /** All its values, as bits. */
    public final int all() {
        return (1 << values.size()) - 1;
    }

    /** The names of several of its values, given as bits, in the order of their definition. */
    public final List<String> names(int bits) {
        return IntStream.range(0, values.size())
                .filter(index -> (bits >>> index & 1) != 0)
                .mapToObj(values::get)
                .toList();
    }

    /** The value of most mailboxes and places: the one that people expect. */
    public abstract int ordinary();

    /** What it tells, for people. */
    public abstract Text meaning();

    /** One of its values, for people: "a personal mailbox (PER)". */
    public abstract Text words(String value);

    /** Its value for every mailbox, when settings and the day alone tell it. */
    public final int under(CaseSettings settings, LocalDate day) {
        return read(CaseReading.ofNothing(settings, day));
    }

    abstract int read(CaseReading reading);

    /** By their places. */
    @Override
    public final int compareTo(Attribute other) {
        return Integer.compare(place, other.place);
    }

    @Override
    public final String toString() {
        return name;
    }
}
