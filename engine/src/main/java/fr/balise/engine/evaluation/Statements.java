package fr.balise.engine.evaluation;

import fr.balise.engine.cases.PublicationCase;
import fr.balise.engine.policy.Effect;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where rules state their verdicts: the typed global of a session. Public because Drools calls it; of no use elsewhere.
 * One instance serves one session at a time.
 */
public final class Statements {
    private final int rules;
    private final Map<PublicationCase, int[]> said = new IdentityHashMap<>();

    Statements(int rules) {
        this.rules = rules;
    }

    /** States {@link Effect#UNTOUCHED}. */
    public void untouched(PublicationCase aCase, int rule) {
        state(Effect.UNTOUCHED, aCase, rule);
    }

    /** States {@link Effect#REMOVE}. */
    public void remove(PublicationCase aCase, int rule) {
        state(Effect.REMOVE, aCase, rule);
    }

    /** States {@link Effect#REQUIRE}. */
    public void require(PublicationCase aCase, int rule) {
        state(Effect.REQUIRE, aCase, rule);
    }

    /** States {@link Effect#ALLOW}. */
    public void allow(PublicationCase aCase, int rule) {
        state(Effect.ALLOW, aCase, rule);
    }

    /** States {@link Effect#HIDE}. */
    public void hide(PublicationCase aCase, int rule) {
        state(Effect.HIDE, aCase, rule);
    }

    /** States {@link Effect#PREFER}. */
    public void prefer(PublicationCase aCase, int rule) {
        state(Effect.PREFER, aCase, rule);
    }

    /** States {@link Effect#FLAG}. */
    public void flag(PublicationCase aCase, int rule) {
        state(Effect.FLAG, aCase, rule);
    }

    private void state(Effect effect, PublicationCase aCase, int rule) {
        said.computeIfAbsent(aCase, none -> new int[rules])[rule] |= 1 << effect.ordinal();
    }

    /** For each rule by its number, the effects that it stated as bits by ordinal; all zero when none spoke. */
    int[] of(PublicationCase aCase) {
        return said.getOrDefault(aCase, new int[rules]);
    }

    void clear() {
        said.clear();
    }
}
