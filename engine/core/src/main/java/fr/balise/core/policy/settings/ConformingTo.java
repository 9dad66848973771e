package fr.balise.core.policy.settings;

import com.google.re2j.Pattern;
import java.util.function.Predicate;

/** The test of an address against a pattern; equal patterns make equal tests, so that policies can be compared. */
record ConformingTo(Pattern pattern) implements Predicate<String> {
    @Override
    public boolean test(String address) {
        return pattern.matches(address);
    }

    /** The pattern as the policy writes it. */
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
