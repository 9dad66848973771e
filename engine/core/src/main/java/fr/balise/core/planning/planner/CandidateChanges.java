package fr.balise.core.planning.planner;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Change.Place;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.policy.model.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What decisions make of each candidate, and what stands in the way of it. */
final class CandidateChanges {
    private final PublicationFacts facts;
    private final TypeSettings types;
    private final Derived derived;
    private final Map<PublicationCase, Decision> decisions;
    private final CarrierLabels labels;
    private final Map<CandidateCarrier, Candidate> preferredOn = new HashMap<>();
    private final Map<CandidateCarrier, List<Candidate>> contested = new HashMap<>();

    CandidateChanges(
            PreparedFacts prepared, TypeSettings types, Derived derived, Map<PublicationCase, Decision> decisions) {
        this.facts = prepared.facts();
        this.types = types;
        this.derived = derived;
        this.decisions = decisions;
        this.labels = prepared.labels();
        findPreferred();
    }

    /** What was decided of it. */
    Decision decision(Candidate candidate) {
        return Objects.requireNonNull(decisions.get(candidate.publicationCase()));
    }

    /** Whether it is there once all is done, as far as the verdict tells. */
    static boolean staysOrComes(Candidate candidate, Verdict verdict) {
        return verdict == Verdict.REQUIRED
                || verdict == Verdict.ALLOWED && candidate.attachment().isPresent();
    }

    /** Whether it stays as it is, when no change is made of it. */
    static boolean isKept(Candidate candidate, Decision decision) {
        return candidate.attachment().isPresent() && staysOrComes(candidate, decision.verdict());
    }

    private void findPreferred() {
        derived.candidates().stream()
                .filter(candidate -> decision(candidate).states(Effect.PREFER))
                .filter(candidate -> staysOrComes(candidate, decision(candidate).verdict()))
                .collect(Collectors.groupingBy(Candidate::place))
                .forEach((carrier, candidates) -> {
                    if (candidates.size() == 1) {
                        preferredOn.put(carrier, candidates.get(0));
                    } else {
                        contested.put(carrier, candidates);
                    }
                });
    }

    /** Carriers on which several mailboxes are preferred, so that no rank is written, with those mailboxes. */
    Map<CandidateCarrier, List<Candidate>> contested() {
        return contested;
    }

    /** What a decision makes of a candidate; nothing when all is as it should be, or nothing can be done. */
    Optional<Change> of(Candidate candidate, Decision decision) {
        return switch (decision.verdict()) {
            case UNTOUCHED, UNDECIDED -> Optional.empty();
            case REMOVE -> candidate.attachment().map(shown -> detach(candidate, decision, shown));
            case REQUIRED ->
                candidate.attachment().isPresent() ? update(candidate, decision) : attach(candidate, decision);
            case ALLOWED -> update(candidate, decision);
        };
    }

    private Optional<Change> attach(Candidate candidate, Decision decision) {
        return candidate
                .place()
                .ref()
                .map(carrier -> new Change.Attach(
                        place(candidate),
                        AttributePlanning.onAttach(candidate, decision, isPreferred(candidate), types),
                        reasons(candidate, decision),
                        Expectation.absent()));
    }

    private Optional<Change> update(Candidate candidate, Decision decision) {
        return candidate
                .attachment()
                .map(shown -> new Change.Update(
                        place(candidate),
                        AttributePlanning.onStay(candidate, decision, shown, types)
                                .withRank(rank(candidate)),
                        reasons(candidate, decision),
                        Expectation.showing(shown.fingerprint())))
                .filter(update -> !update.edits().isEmpty())
                .map(update -> update);
    }

    private Edit<Integer> rank(Candidate candidate) {
        if (contested.containsKey(candidate.place())) {
            return Edit.keep();
        }
        return preferredOn.containsKey(candidate.place())
                ? AttributePlanning.rank(candidate, isPreferred(candidate))
                : AttributePlanning.rankOfNonePreferred(candidate);
    }

    private boolean isPreferred(Candidate candidate) {
        return candidate.equals(preferredOn.get(candidate.place()));
    }

    private Change detach(Candidate candidate, Decision decision, Attachment shown) {
        return new Change.Detach(
                place(candidate), reasons(candidate, decision), Expectation.showing(shown.fingerprint()));
    }

    private Place place(Candidate candidate) {
        return new Place(
                candidate.address(),
                candidate.publicationCase().get(BuiltIn.MAILBOX_TYPE),
                candidate.place().ref().orElseThrow(),
                candidate.carrier().map(Carrier::identifiers).orElse(List.of()),
                candidate.carrier().map(labels::of).orElse(""),
                candidate.carrier().flatMap(labels::person),
                candidate.carrier().flatMap(labels::structure));
    }

    /** The rules that decided, then those that say what is shown with the mailbox. */
    private static List<Reason> reasons(Candidate candidate, Decision decision) {
        List<Reason> reasons = new ArrayList<>();
        decision.deciding().forEach(rule -> reasons.add(Reason.of(rule)));
        if (staysOrComes(candidate, decision.verdict())) {
            decision.stating(Effect.HIDE).forEach(rule -> reasons.add(Reason.of(rule)));
            decision.stating(Effect.PREFER).forEach(rule -> reasons.add(Reason.of(rule)));
        }
        return reasons.stream().distinct().toList();
    }

    /** Why what is known is too little, or too contradictory, to act upon. */
    Optional<Obstacle> obstacle(Change change, Candidate candidate) {
        if (derived.held().contains(candidate.address())) {
            return Optional.of(Obstacle.HELD);
        }
        if (candidate.attachment().filter(Attachment::repeated).isPresent()) {
            return Optional.of(new Obstacle(
                    "elle y figure plusieurs fois", "it stands there several times", FindingCode.REPEATED_ATTACHMENT));
        }
        Optional<Text> record = derived.doubts().about(change.place().carrier(), candidate.address());
        if (record.isPresent()) {
            return record.map(why -> new Obstacle(why, Set.of(FindingCode.DOUBTFUL_RECORD)));
        }
        return change instanceof Change.Detach ? silence(candidate) : Optional.empty();
    }

    /** A removal may rest on what a source says, never on the silence of one that was not read whole. */
    private Optional<Obstacle> silence(Candidate candidate) {
        PublicationCase known = candidate.publicationCase();
        if (facts.gaps().contains(Gap.STOCK) && known.get(BuiltIn.MAILBOX_STATUS) == MailboxStatus.MISSING) {
            return Optional.of(Obstacle.gap("le stock n'a pas été lu en entier", "the stock was not read whole"));
        }
        boolean unanswered = known.get(BuiltIn.USAGE) == Usage.NOT_ASKED || known.get(BuiltIn.USAGE) == Usage.EXPIRED;
        if (facts.gaps().contains(Gap.DECLARATIONS)
                && unanswered
                && known.get(BuiltIn.MAILBOX_STATUS) != MailboxStatus.MISSING) {
            return Optional.of(Obstacle.gap(
                    "les déclarations n'ont pas été lues en entier", "the declarations were not read whole"));
        }
        if (unanswered && candidate.answeredAhead() && restsOnUsage(candidate)) {
            return Optional.of(new Obstacle(
                    "la réponse porte une date postérieure à celle de l'évaluation",
                    "the answer is dated after the evaluation date",
                    FindingCode.DECLARATION_IN_FUTURE));
        }
        if (unanswered && candidate.isBeyondAnswers() && restsOnUsage(candidate)) {
            return Optional.of(new Obstacle(
                    "personne ne peut répondre pour une situation sans identifiant lisible",
                    "nobody can answer for a situation without a readable identifier",
                    FindingCode.SITUATION_WITHOUT_IDENTIFIER));
        }
        if (facts.gaps().contains(Gap.DIRECTORY)
                && (someoneUnknown(known)
                        || holderMayHaveAnotherRecord(known)
                        || structureMayHaveAnotherRecord(known)
                        || anotherSituationMayBeOpen(known))) {
            return Optional.of(Obstacle.gap("l'annuaire n'a pas été lu en entier", "the directory was not read whole"));
        }
        return Optional.empty();
    }

    /** True when none of the rules that remove would, were the mailbox wanted there. */
    private boolean restsOnUsage(Candidate candidate) {
        PublicationCase wanted = candidate.publicationCase().with(BuiltIn.USAGE, Usage.WANTED);
        return decision(candidate).deciding().stream()
                .noneMatch(rule -> rule.condition().holds(wanted));
    }

    private static boolean someoneUnknown(PublicationCase known) {
        return known.get(BuiltIn.CARRIER_STATE) == State.UNKNOWN
                || known.get(BuiltIn.STRUCTURE_STATE) == State.UNKNOWN
                || known.get(BuiltIn.PRACTITIONER_STATE) == State.UNKNOWN;
    }

    /** A national identifier may stand on several records: on one that was not read, the holder may be open, or here. */
    private static boolean holderMayHaveAnotherRecord(PublicationCase known) {
        return known.get(BuiltIn.HOLDER_IDENTIFIER) == HolderIdentifier.NATIONAL
                && known.get(BuiltIn.CARRIER_KIND) != CarrierKind.STRUCTURE
                && (known.get(BuiltIn.PRACTITIONER_STATE) == State.CLOSED || known.get(BuiltIn.LINK) == Link.ELSEWHERE);
    }

    /** A refusal for every open situation counts for the holder's record; one that was not read may have no answer. */
    private static boolean anotherSituationMayBeOpen(PublicationCase known) {
        return known.get(BuiltIn.CARRIER_KIND) == CarrierKind.PRACTITIONER && known.get(BuiltIn.USAGE) == Usage.REFUSED;
    }

    /** So may the number of the structure that answers for a mailbox: another than the situation's own may be open. */
    private static boolean structureMayHaveAnotherRecord(PublicationCase known) {
        return (known.get(BuiltIn.MAILBOX_TYPE) == MailboxType.ORG
                        || known.get(BuiltIn.MAILBOX_TYPE) == MailboxType.APP)
                && known.get(BuiltIn.CARRIER_KIND) == CarrierKind.SITUATION
                && known.get(BuiltIn.STRUCTURE_STATE) == State.CLOSED
                && known.get(BuiltIn.LINK) != Link.OWN_STRUCTURE;
    }
}
