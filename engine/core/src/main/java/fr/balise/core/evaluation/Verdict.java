package fr.balise.core.evaluation;

import fr.balise.core.policy.model.Effect;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of a mailbox on a carrier. When rules disagree, the first in this order wins. */
public enum Verdict {
    /** Not ours to decide. */
    UNTOUCHED(Effect.UNTOUCHED),
    /** Must not be published. */
    REMOVE(Effect.REMOVE),
    /** Must be published. */
    REQUIRED(Effect.REQUIRE),
    /** Stays if it is there, is not added. */
    ALLOWED(Effect.ALLOW),
    /** No rule speaks: never acted on, always reported. */
    UNDECIDED(null);

    private final Optional<Effect> effect;

    Verdict(@Nullable Effect effect) {
        this.effect = Optional.ofNullable(effect);
    }

    /** The effect that states it; empty for {@link #UNDECIDED}. */
    public Optional<Effect> effect() {
        return effect;
    }

    static Optional<Verdict> statedBy(Effect effect) {
        return Stream.of(values())
                .filter(verdict -> verdict.effect.filter(effect::equals).isPresent())
                .findFirst();
    }
}
