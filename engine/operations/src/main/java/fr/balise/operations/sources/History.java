package fr.balise.operations.sources;

import fr.balise.core.findings.Refusal;
import fr.balise.core.safety.PastRuns;
import java.util.Map;
import java.util.Optional;

/** What was done before on one directory, as far as anybody wrote it down. */
public interface History {
    /** Of a directory that nothing is remembered of. */
    History NONE = new History() {
        @Override
        public Optional<MemoryOverlay> memory() {
            return Optional.empty();
        }

        @Override
        public PastRuns pastRuns() {
            return PastRuns.NONE;
        }

        @Override
        public Map<String, OwnWrite> writes() {
            return Map.of();
        }
    };

    /**
     * What our own runs wrote there, which the public data hide in part; empty where nobody wrote anything down.
     *
     * @throws Refusal when it cannot be read
     */
    Optional<MemoryOverlay> memory() throws Refusal;

    /**
     * What limits must know of the runs before.
     *
     * @throws Refusal when it cannot be read
     */
    PastRuns pastRuns() throws Refusal;

    /**
     * What our runs did last, by {@link MemoryOverlay#place}, as far as its traces are kept.
     *
     * @throws Refusal when it cannot be read
     */
    Map<String, OwnWrite> writes() throws Refusal;
}
