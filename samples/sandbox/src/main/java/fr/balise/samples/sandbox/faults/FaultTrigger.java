package fr.balise.samples.sandbox.faults;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault strikes. All conditions must hold; the counts run over the calls that have the method and path.
 *
 * @param method the HTTP method; null for any
 * @param path a pattern to be found in path and query; null for any
 * @param every strikes the Nth of such calls, the 2Nth and so on; 1 for each
 * @param first strikes this many times and no more; 0 for no end
 * @param probability the chance that a call is struck, from 0 to 1
 * @param seed makes the chances the same in every run
 */
public record FaultTrigger(
        @Nullable String method, @Nullable Pattern path, int every, int first, double probability, long seed) {

    public FaultTrigger {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1, not " + every);
        }
        if (first < 0) {
            throw new IllegalArgumentException("first must not be negative: " + first);
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be from 0 to 1, not " + probability);
        }
    }

    public static FaultTrigger anyCall() {
        return new FaultTrigger(null, null, 1, 0, 1, 0);
    }

    public static FaultTrigger anyPatch() {
        return anyCall().method("PATCH");
    }

    public FaultTrigger method(String name) {
        return new FaultTrigger(name, path, every, first, probability, seed);
    }

    /** @param regex to be found anywhere in path and query */
    public FaultTrigger path(String regex) {
        return new FaultTrigger(method, Pattern.compile(regex), every, first, probability, seed);
    }

    public FaultTrigger every(int nth) {
        return new FaultTrigger(method, path, nth, first, probability, seed);
    }

    public FaultTrigger first(int times) {
        return new FaultTrigger(method, path, every, times, probability, seed);
    }

    public FaultTrigger probability(double chance, long withSeed) {
        return new FaultTrigger(method, path, every, first, chance, withSeed);
    }

    boolean concerns(String callMethod, String target) {
        return (method == null || method.equals(callMethod))
                && (path == null || path.matcher(target).find());
    }
}
