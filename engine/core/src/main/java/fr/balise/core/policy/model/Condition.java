package fr.balise.core.policy.model;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.FlatCase;
import java.util.List;
import java.util.function.Function;

/** When a rule speaks: the allow-listed tree of its constraints. */
public sealed interface Condition {
    /** Whether the case, of the kind of its attributes, meets it, by definition; the evaluation of rules is Drools's, and tests hold the two equal. */
    boolean holds(FlatCase aCase);

    /** Whether it compares that attribute. */
    boolean reads(Attribute attribute);

    /** How many comparisons it makes of an attribute with a value. */
    int comparisons();

    /** The same with another condition for each comparison. */
    default Condition replacing(Function<OneOf, Condition> other) {
        if (this instanceof OneOf some) {
            return other.apply(some);
        }
        if (this instanceof Not not) {
            return new Not(not.part.replacing(other));
        }
        return this instanceof AllOf all
                ? new AllOf(
                        all.parts.stream().map(part -> part.replacing(other)).toList())
                : new AnyOf(((AnyOf) this)
                        .parts.stream().map(part -> part.replacing(other)).toList());
    }

    /**
     * The attribute has one of the values.
     *
     * @param values as bits by index
     */
    record OneOf(Attribute attribute, int values) implements Condition {
        /** One of some values of an attribute that every policy knows. */
        @SafeVarargs
        public static <E extends Enum<E>> OneOf of(BuiltIn<E> attribute, E... values) {
            return new OneOf(attribute, attribute.bits(values));
        }

        @Override
        public boolean holds(FlatCase aCase) {
            return (values >>> aCase.index(attribute) & 1) != 0;
        }

        @Override
        public boolean reads(Attribute other) {
            return attribute.equals(other);
        }

        @Override
        public int comparisons() {
            return Integer.bitCount(values);
        }
    }

    /** All hold; of none, always. */
    record AllOf(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(FlatCase aCase) {
            for (Condition part : parts) {
                if (!part.holds(aCase)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean reads(Attribute attribute) {
            return parts.stream().anyMatch(part -> part.reads(attribute));
        }

        @Override
        public int comparisons() {
            return parts.stream().mapToInt(Condition::comparisons).sum();
        }
    }

    /** At least one holds. */
    record AnyOf(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(FlatCase aCase) {
            for (Condition part : parts) {
                if (part.holds(aCase)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean reads(Attribute attribute) {
            return parts.stream().anyMatch(part -> part.reads(attribute));
        }

        @Override
        public int comparisons() {
            return parts.stream().mapToInt(Condition::comparisons).sum();
        }
    }

    /** It does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(FlatCase aCase) {
            return !part.holds(aCase);
        }

        @Override
        public boolean reads(Attribute attribute) {
            return part.reads(attribute);
        }

        @Override
        public int comparisons() {
            return part.comparisons();
        }
    }
}
