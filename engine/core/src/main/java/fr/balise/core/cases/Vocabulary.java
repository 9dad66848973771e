package fr.balise.core.cases;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attributes that the rules of a policy may name, each at its place. Immutable. */
public final class Vocabulary {
    /** How many attributes there may be, those of two policies and of what tells them apart: what evaluation is made for. */
    public static final int MOST = 46;

    private static final Vocabulary BUILT_IN = new Vocabulary(BuiltIn.inOrder());

    private final List<Attribute> attributes;
    private final long[] weights;
    private final boolean exact;
    private final Map<CaseKind, List<Attribute>> byKind = new EnumMap<>(CaseKind.class);

    private Vocabulary(List<Attribute> attributes) {
        if (attributes.size() > MOST) {
            throw new IllegalArgumentException(attributes.size() + " attributes, more than " + MOST);
        }
        this.attributes = attributes;
        this.weights = new long[attributes.size()];
        long weight = 1;
        long greatest = Long.MAX_VALUE;
        for (Attribute attribute : attributes) {
            if (attributes.indexOf(attribute) != attribute.place()) {
                throw new IllegalArgumentException(attribute + " is at the place " + attribute.place());
            }
            weights[attribute.place()] = weight;
            weight *= attribute.values().size();
            greatest /= attribute.values().size();
        }
        this.exact = greatest > 0;
        for (CaseKind kind : CaseKind.values()) {
            byKind.put(kind, attributes.stream().filter(kind::has).toList());
        }
    }

    /** The attributes that every policy knows. */
    public static Vocabulary builtIn() {
        return BUILT_IN;
    }

    /** The same with those that a policy declares, whose places follow one another after all that every policy knows. */
    public static Vocabulary with(List<DeclaredAttribute> declared) {
        return declared.isEmpty()
                ? BUILT_IN
                : new Vocabulary(Stream.concat(BUILT_IN.attributes.stream(), declared.stream())
                        .toList());
    }

    /** Those that the policy declares, in the order of their places. */
    public List<DeclaredAttribute> declared() {
        return attributes.stream()
                .filter(DeclaredAttribute.class::isInstance)
                .map(DeclaredAttribute.class::cast)
                .toList();
    }

    /** The same with a code of a declared attribute giving another value, by its name; none gives nothing. */
    public Vocabulary withCode(String attribute, String code, Optional<String> value) {
        return with(declared().stream()
                .map(each -> each.name().equals(attribute) ? each.with(code, value) : each)
                .toList());
    }

    /** The columns of a stock that declared attributes are read from. */
    public Set<String> columns() {
        return declared().stream()
                .map(attribute -> attribute.definition().source())
                .filter(CodeSource.Column.class::isInstance)
                .map(source -> ((CodeSource.Column) source).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many attributes there are, of whatever cases. */
    public int size() {
        return attributes.size();
    }

    /** The attributes of one kind of case, in the order of their places. */
    public List<Attribute> of(CaseKind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    /** Finds an attribute of a kind of case by the name that rules use. */
    public Optional<Attribute> attribute(CaseKind kind, String name) {
        return of(kind).stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst();
    }

    /** Whether no two cases of a kind share a key: the sizes of all attributes multiply to less than 2^63. */
    public boolean isExact() {
        return exact;
    }

    long weight(Attribute attribute) {
        return weights[attribute.place()];
    }

    /** A number for the values of a case: the sum of their weights; a good hash at least, see {@link #isExact()}. */
    long key(byte[] values) {
        long key = 0;
        for (int place = 0; place < values.length; place++) {
            key += weights[place] * values[place];
        }
        return key;
    }

    /** Indexes of the values of a kind of case; 0 at the places of others. */
    byte[] checked(CaseKind kind, byte[] indexes) {
        byte[] values = new byte[attributes.size()];
        for (Attribute attribute : of(kind)) {
            int place = attribute.place();
            values[place] =
                    (byte) Objects.checkIndex(indexes[place], attribute.values().size());
        }
        return values;
    }

    private List<DeclaredAttribute.Definition> definitions() {
        return declared().stream().map(DeclaredAttribute::definition).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary theirs
                && attributes.equals(theirs.attributes)
                && definitions().equals(theirs.definitions());
    }

    @Override
    public int hashCode() {
        return attributes.size();
    }
}
