package fr.balise.core.evaluation;

import fr.balise.core.policy.model.Effect;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

    private static final Map<Effect, Verdict> STATED = new EnumMap<>(Effect.class);

    static {
        for (Verdict verdict : values()) {
            verdict.effect.ifPresent(effect -> STATED.put(effect, verdict));
        }
    }

    private final Optional<Effect> effect;

    Verdict(@Nullable Effect effect) {
        this.effect = Optional.ofNullable(effect);
    }

    /** The effect that states it; empty for {@link #UNDECIDED}. */
    public Optional<Effect> effect() {
        return effect;
    }

    /** The verdict that an effect states; empty for a mark. */
    public static Optional<Verdict> statedBy(Effect effect) {
        return Optional.ofNullable(STATED.get(effect));
    }
}
