package fr.balise.samples.benchmarks.engine;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.policy.model.Rule;
import fr.balise.samples.benchmarks.engine.HandWrittenReasons.Conclusion;

/** A case that another rule engine is asked about, and what its rules say; kept as by hand. */
public final class Asked {
    private final PublicationCase aCase;
    private long reasons;
    private int effects;

    Asked(PublicationCase aCase) {
        this.aCase = aCase;
    }

    /** Whether the condition of a rule, as the policy was loaded, holds. */
    boolean meets(Rule rule) {
        return rule.condition().holds(aCase);
    }

    void say(StatedRule rule) {
        reasons |= 1L << rule.ordinal();
        effects |= rule.effects();
    }

    Conclusion conclusion() {
        return new Conclusion(HandWrittenReasons.verdict(effects), reasons, effects);
    }
}
