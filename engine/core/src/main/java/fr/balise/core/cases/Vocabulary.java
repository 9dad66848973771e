package fr.balise.core.cases;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The attributes that the rules of a policy may name, each at its place. Immutable. */
public final class Vocabulary {
    /** How many attributes there may be: what evaluation is made for. */
    public static final int MOST = 32;

    private static final Vocabulary BUILT_IN = new Vocabulary(BuiltIn.inOrder());

    private final List<Attribute> attributes;
    private final long[] weights;
    private final Map<CaseKind, List<Attribute>> byKind = new EnumMap<>(CaseKind.class);

    private Vocabulary(List<Attribute> attributes) {
        if (attributes.size() > MOST) {
            throw new IllegalArgumentException(attributes.size() + " attributes, more than " + MOST);
        }
        this.attributes = attributes;
        this.weights = new long[attributes.size()];
        long weight = 1;
        for (Attribute attribute : attributes) {
            weights[attribute.place()] = weight;
            weight *= attribute.values().size();
        }
        for (CaseKind kind : CaseKind.values()) {
            byKind.put(kind, attributes.stream().filter(kind::has).toList());
        }
    }

    /** The attributes that every policy knows. */
    public static Vocabulary builtIn() {
        return BUILT_IN;
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

    /**
     * A number for the values of a case: the sum of their weights. As long as the sizes of all attributes multiply to
     * less than 2^64, no two cases of a kind share one; beyond, it is no more than a good hash.
     */
    long key(byte[] values) {
        long key = 0;
        for (int place = 0; place < values.length; place++) {
            key += weights[place] * values[place];
        }
        return key;
    }
}
