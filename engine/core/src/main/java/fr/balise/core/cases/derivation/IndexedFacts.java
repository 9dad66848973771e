package fr.balise.core.cases.derivation;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.facts.PublicationFacts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts from which cases are derived again and again, under other settings or for another day. For one thread at a time:
 * it remembers what was derived last.
 */
public final class IndexedFacts {
    private static final ActivityBands ANY_BANDS = ActivityBands.ordinary(1, 1);

    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final Map<Set<String>, StockView> stock = new HashMap<>();
    private final RecordDoubts doubts;
    private @Nullable Basis basis;
    private @Nullable Derived last;

    /** What must be the same for a derivation to serve again. */
    private record Basis(CaseSettings settings, LocalDate asOf) {
        /** Limits of activity, calendar and switches move attributes without any other consequence. */
        static Basis of(CaseSettings settings, LocalDate asOf) {
            return new Basis(
                    settings.with(ANY_BANDS)
                            .with(asOf, asOf, asOf)
                            .with(RedListHandling.HIDE, Ranking.OFF, OrganisationalContact.ANYWHERE),
                    asOf);
        }
    }

    /** Indexes facts. */
    public IndexedFacts(PublicationFacts facts) {
        this.facts = facts;
        this.directory = new DirectoryIndex(facts.carriers());
        this.doubts = new RecordDoubts(facts.doubts(), directory);
    }

    /**
     * Derives every case; only what the settings move, when they differ from those before in limits of activity, calendar
     * and switches alone.
     */
    public Derived derive(CaseSettings settings, LocalDate asOf) {
        Basis asked = Basis.of(settings, asOf);
        Derived derived = last != null && asked.equals(basis)
                ? new Rederivation(this, settings, asOf).of(last)
                : new CaseDerivation(this, settings, asOf).derive();
        basis = asked;
        last = derived;
        return derived;
    }

    /** The facts as they were read. */
    public PublicationFacts facts() {
        return facts;
    }

    /** The directory among them. */
    public DirectoryIndex directory() {
        return directory;
    }

    StockView stock(Set<String> columns) {
        return stock.computeIfAbsent(columns, read -> StockView.of(facts.mailboxes(), read));
    }

    RecordDoubts doubts() {
        return doubts;
    }
}
