package fr.balise.core.planning.planner;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.cases.derivation.IndexedFacts;
import fr.balise.core.facts.PublicationFacts;
import java.time.LocalDate;

/**
 * Facts made ready for any number of plans, by any policies and for any days: what only facts tell is worked out once.
 * For one thread at a time.
 */
public final class PreparedFacts {
    private final IndexedFacts indexed;
    private final CarrierLabels labels;
    private final Publications published;

    /** Makes facts ready. */
    public PreparedFacts(PublicationFacts facts) {
        this(facts, true);
    }

    private PreparedFacts(PublicationFacts facts, boolean whole) {
        this.indexed = new IndexedFacts(facts);
        this.labels = new CarrierLabels(indexed.directory());
        this.published = new Publications(facts, indexed.directory(), whole);
    }

    /** Makes a part of facts ready, beside which there are others. */
    public static PreparedFacts part(PublicationFacts facts) {
        return new PreparedFacts(facts, false);
    }

    /** The facts as they were read. */
    public PublicationFacts facts() {
        return indexed.facts();
    }

    /** The cases under those settings on that day. */
    public Derived derive(CaseSettings settings, LocalDate asOf) {
        return indexed.derive(settings, asOf);
    }

    /** The names of carriers. */
    public CarrierLabels labels() {
        return labels;
    }

    Publications published() {
        return published;
    }
}
