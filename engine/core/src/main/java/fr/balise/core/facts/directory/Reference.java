package fr.balise.core.facts.directory;

import java.util.Optional;

/** What a resource of the directory says of another one. A reference that was not understood names somebody unknown. */
public sealed interface Reference {
    /** Nobody is named. */
    record None() implements Reference {}

    /** A carrier is named; whether the directory shows it is another question. */
    record To(CarrierRef ref) implements Reference {}

    /**
     * Somebody is named, and it cannot be told who: another server's resource, an identifier that no record or several
     * bear, an address that no entry has.
     *
     * @param text as the resource says it
     */
    record Unknown(String text) implements Reference {}

    /** To that carrier. */
    static Reference to(CarrierRef ref) {
        return new To(ref);
    }

    /** To that carrier, or to nobody. */
    static Reference of(Optional<CarrierRef> ref) {
        return ref.<Reference>map(To::new).orElseGet(None::new);
    }

    /** The carrier it names; empty when it names nobody, or somebody unknown. */
    default Optional<CarrierRef> carrier() {
        return this instanceof To to ? Optional.of(to.ref()) : Optional.empty();
    }

    /** True when it names somebody, known or not. */
    default boolean namesSomebody() {
        return !(this instanceof None);
    }
}
