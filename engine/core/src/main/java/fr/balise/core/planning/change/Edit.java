package fr.balise.core.planning.change;

import java.util.Optional;

/**
 * What becomes of one attribute. To leave a thing alone, to clear it and to set it are three different intentions, and a
 * patch must know which.
 */
public sealed interface Edit<T> {
    /** Leave it as it is. */
    record Keep<T>() implements Edit<T> {}

    /** Take it away. */
    record Clear<T>() implements Edit<T> {}

    /** Make it this. */
    record Set<T>(T value) implements Edit<T> {}

    /** Leave it as it is. */
    static <T> Edit<T> keep() {
        return new Keep<>();
    }

    /** Take it away. */
    static <T> Edit<T> clear() {
        return new Clear<>();
    }

    /** Make it this. */
    static <T> Edit<T> set(T value) {
        return new Set<>(value);
    }

    /** Set it where a value is known, keep it elsewhere. */
    static <T> Edit<T> setIfKnown(Optional<T> value) {
        return value.map(Edit::set).orElseGet(Edit::keep);
    }

    /** True for {@link Keep}. */
    default boolean keeps() {
        return this instanceof Keep;
    }

    /** The value of a {@link Set}. */
    default Optional<T> newValue() {
        return this instanceof Set<T> set ? Optional.of(set.value()) : Optional.empty();
    }
}
