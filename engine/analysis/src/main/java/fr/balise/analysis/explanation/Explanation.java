package fr.balise.analysis.explanation;

import fr.balise.core.PublicationEngine;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import fr.balise.core.planning.planner.CarrierLabels;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SettingRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Every carrier of one mailbox: what was decided there, why, and what would change it.
 *
 * @param places sorted by carrier; empty when the mailbox is neither in the stock nor published
 */
public record Explanation(Policy policy, LocalDate asOf, MailboxAddress mailbox, List<Place> places) {
    /** Copies the list. */
    public Explanation {
        places = List.copyOf(places);
    }

    /**
     * The mailbox on one carrier.
     *
     * @param label names the carrier for people; empty when the directory does not know it
     * @param facts the facts on which the case rests
     * @param rows the rows of tables that set how the case is read
     * @param nothingPublishes the proof that nothing can publish it there; empty when something can
     */
    public record Place(
            CandidateCarrier carrier,
            String label,
            boolean published,
            CaseFacts facts,
            PublicationCase publicationCase,
            Decision decision,
            List<SettingRow> rows,
            List<Counterfactual> counterfactuals,
            Optional<NothingPublishes> nothingPublishes) {
        /** Copies the list. */
        public Place {
            rows = List.copyOf(rows);
            counterfactuals = List.copyOf(counterfactuals);
        }
    }

    /** Explains a mailbox on every carrier where it is, or might be, published. */
    public static Explanation of(
            PublicationEngine engine, PublicationFacts facts, LocalDate asOf, MailboxAddress mailbox) {
        return of(engine, facts, asOf, mailbox, Optional.empty());
    }

    /**
     * Explains a mailbox.
     *
     * @param only the only practice situation of interest; empty for every carrier
     */
    public static Explanation of(
            PublicationEngine engine,
            PublicationFacts facts,
            LocalDate asOf,
            MailboxAddress mailbox,
            Optional<SituationId> only) {
        Counterfactuals counterfactuals = new Counterfactuals(engine.policy(), engine::decideCases);
        DirectoryIndex directory = new DirectoryIndex(facts.carriers());
        CarrierLabels labels = new CarrierLabels(directory);
        CaseGrounds grounds = new CaseGrounds(engine.policy(), directory, asOf);
        Map<PublicationCase, Place> known = new HashMap<>();
        List<Place> places = engine.decide(facts, asOf, mailbox).stream()
                .filter(decided -> only.isEmpty() || isAbout(decided.candidate(), only.get()))
                .map(decided -> place(decided, labels, grounds, counterfactuals, known))
                .toList();
        return new Explanation(engine.policy(), asOf, mailbox, places);
    }

    private static boolean isAbout(Candidate candidate, SituationId wanted) {
        return candidate.place().equals(new CandidateCarrier.UnknownSituation(wanted))
                || candidate
                        .carrier()
                        .filter(PracticeSituation.class::isInstance)
                        .map(PracticeSituation.class::cast)
                        .flatMap(PracticeSituation::situationId)
                        .filter(wanted::equals)
                        .isPresent();
    }

    /** Equal cases share what was found for the first. */
    private static Place place(
            DecidedCase decided,
            CarrierLabels labels,
            CaseGrounds grounds,
            Counterfactuals counterfactuals,
            Map<PublicationCase, Place> known) {
        Candidate candidate = decided.candidate();
        PublicationCase aCase = candidate.publicationCase();
        boolean alike = known.containsKey(aCase);
        Place place = new Place(
                candidate.place(),
                candidate.carrier().map(labels::of).orElse(""),
                candidate.attachment().isPresent(),
                grounds.facts(candidate),
                aCase,
                decided.decision(),
                grounds.rows(candidate),
                alike ? Objects.requireNonNull(known.get(aCase)).counterfactuals() : counterfactuals.of(aCase),
                alike
                        ? Objects.requireNonNull(known.get(aCase)).nothingPublishes()
                        : counterfactuals.nothingPublishes(aCase));
        known.put(aCase, place);
        return place;
    }
}
