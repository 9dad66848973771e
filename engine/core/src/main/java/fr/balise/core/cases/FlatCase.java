package fr.balise.core.cases;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What rules look at, one at a time: told only by attributes with a small, closed set of values, so that equal cases
 * share one decision. It holds the index of the value of each attribute of its vocabulary. Immutable.
 */
public abstract sealed class FlatCase implements Comparable<FlatCase> permits PublicationCase, MailboxCase {
    private static final Comparator<FlatCase> ORDER = Comparator.comparing(FlatCase::kind)
            .thenComparing((one, other) -> Long.compareUnsigned(one.key, other.key))
            .thenComparing(each -> each.values, Arrays::compare);

    /** The golden ratio: keys of neighbouring cases differ in few bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Vocabulary vocabulary;
    private final byte[] values;
    private final long key;

    FlatCase(Vocabulary vocabulary, byte[] values) {
        this.vocabulary = vocabulary;
        this.values = values;
        this.key = vocabulary.key(values);
    }

    static byte[] values(Vocabulary vocabulary, CaseKind kind, ToIntFunction<Attribute> value) {
        byte[] values = new byte[vocabulary.size()];
        for (Attribute attribute : vocabulary.of(kind)) {
            values[attribute.place()] = (byte) Objects.checkIndex(
                    value.applyAsInt(attribute), attribute.values().size());
        }
        return values;
    }

    final byte[] valuesWith(Attribute attribute, int index) {
        byte[] other = values.clone();
        other[attribute.place()] =
                (byte) Objects.checkIndex(index, attribute.values().size());
        return other;
    }

    final byte[] valuesWith(List<Attribute> some, ToIntFunction<Attribute> value) {
        byte[] other = values.clone();
        for (Attribute attribute : some) {
            other[attribute.place()] = (byte) Objects.checkIndex(
                    value.applyAsInt(attribute), attribute.values().size());
        }
        return other;
    }

    /** What it is a case of. */
    public abstract CaseKind kind();

    /** The same with another value of an attribute, by its index. */
    public abstract FlatCase with(Attribute attribute, int index);

    /** All attributes that there are, of whatever kind of case. */
    public final Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The attributes that it has. */
    public final List<Attribute> attributes() {
        return vocabulary.of(kind());
    }

    /** The index of the value of an attribute. */
    public final int index(Attribute attribute) {
        return index(attribute.place());
    }

    /** The index of the value of the attribute at a place of the vocabulary. */
    public final int index(int place) {
        return values[place];
    }

    /** The name of the value of an attribute. */
    public final String value(Attribute attribute) {
        return attribute.values().get(index(attribute));
    }

    /** The name of the value of the attribute of that name; empty when its vocabulary has none. */
    public final Optional<String> value(String attribute) {
        return vocabulary.attribute(kind(), attribute).map(this::value);
    }

    /** The value of an attribute that every policy knows. */
    public final <E extends Enum<E>> E get(BuiltIn<E> attribute) {
        return attribute.value(index(attribute));
    }

    /** How many attributes have another value than usual: of several examples people understand the most ordinary best. */
    public final int unusualValues() {
        return (int) attributes().stream()
                .filter(attribute -> index(attribute) != attribute.ordinary())
                .count();
    }

    /** The indexes of its values: of the attributes that every policy knows, and of the declared ones among these. */
    public final byte[] values(Collection<Attribute> declared) {
        int known = Vocabulary.builtIn().size();
        byte[] some = Arrays.copyOf(values, values.length);
        int length = known;
        for (Attribute attribute : vocabulary.declared()) {
            if (declared.contains(attribute)) {
                some[length++] = values[attribute.place()];
            }
        }
        return Arrays.copyOf(some, length);
    }

    /** A number for its values, see {@link Vocabulary#isExact()}. */
    public final long key() {
        return key;
    }

    /** The indexes of its values, by the places of their attributes. */
    public final byte[] values() {
        return values.clone();
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof FlatCase theirs
                && key == theirs.key
                && kind() == theirs.kind()
                && Arrays.equals(values, theirs.values);
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(key * SPREAD);
    }

    /** By their values, those of the last attribute first. */
    @Override
    public final int compareTo(FlatCase other) {
        return ORDER.compare(this, other);
    }

    @Override
    public final String toString() {
        return attributes().stream()
                .map(attribute -> attribute + "=" + value(attribute))
                .collect(Collectors.joining(", ", getClass().getSimpleName() + "[", "]"));
    }
}
