package fr.balise.core.planning.planner;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RequiredPlaces;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Subject;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.parts.Census;
import fr.balise.core.planning.parts.PlanAssembly;
import fr.balise.core.planning.parts.PlannedPart;
import fr.balise.core.planning.parts.PlannedPart.Counts;
import fr.balise.core.planning.parts.PlannedPart.Resting;
import fr.balise.core.planning.parts.Sorting;
import fr.balise.core.policy.model.AssumedSetting;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what the rules decide with what is published, and says what must change. */
public final class Planner {
    private final PublicationFacts facts;
    private final Derived derived;
    private final CaseDecider decider;
    private final Set<Finding> findings = new TreeSet<>();
    private final Map<String, Set<MailboxAddress>> told = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Change, Candidate> changed = new IdentityHashMap<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final PreparedFacts prepared;
    private final CandidateChanges candidates;
    private final FlaggedCases flagged;
    /** The code of what is told of a mailbox on some place where it stays, and is not added, for want of knowledge. */
    private final Map<MailboxAddress, String> unsettled = new HashMap<>();

    private int kept;

    private Planner(PreparedFacts prepared, Derived derived, CandidateChanges candidates, CaseDecider decider) {
        this.prepared = prepared;
        this.facts = prepared.facts();
        this.derived = derived;
        this.decider = decider;
        this.candidates = candidates;
        this.flagged = new FlaggedCases(derived.candidates(), prepared.labels());
    }

    /**
     * Makes the plan of facts that are all there are.
     *
     * @param decisions for every case of {@code derived}
     * @param decider what made them; it is asked what more there is to know
     */
    public static Plan plan(
            Policy policy,
            PreparedFacts prepared,
            LocalDate asOf,
            Derived derived,
            Map<PublicationCase, Decision> decisions,
            CaseDecider decider) {
        PublicationFacts facts = prepared.facts();
        PlanAssembly assembly = new PlanAssembly(policy, Sorting.IN_MEMORY);
        assembly.add(part(policy, prepared, derived, decisions, decider));
        return assembly.plan(facts.operator(), facts.inputs(), asOf, facts.findings(), Census.of(facts, policy));
    }

    /**
     * What facts give to the plan of all of which they are a part: nothing else concerns a mailbox or a carrier of theirs.
     *
     * @param decisions for every case of {@code derived}
     * @param decider what made them; it is asked what more there is to know
     */
    public static PlannedPart part(
            Policy policy,
            PreparedFacts prepared,
            Derived derived,
            Map<PublicationCase, Decision> decisions,
            CaseDecider decider) {
        CandidateChanges candidates =
                new CandidateChanges(prepared, policy.caseSettings().types(), derived, decisions);
        return new Planner(prepared, derived, candidates, decider).part(policy);
    }

    private PlannedPart part(Policy policy) {
        facts.findings().forEach(this::know);
        told.computeIfAbsent(FindingCode.AMBIGUOUS_IDENTIFIER.name(), none -> new HashSet<>())
                .addAll(derived.ambiguous());
        derived.findings().forEach(this::tell);
        reportTwoPreferred();
        derived.candidates().forEach(this::consider);
        reportMailboxes();
        reportSharedFirstRanks();
        return new PlannedPart(
                counts(), prepared.published().after(changes).part(), assumed(policy), changes, withheld, findings);
    }

    /** A change rests on an assumed setting when its neighbouring value would not give the same change. */
    private List<Resting> assumed(Policy policy) {
        Map<PublicationCase, Decision> otherwise = decider.decide(changed.values().stream()
                .flatMap(candidate -> policy.assumed().stream()
                        .flatMap(setting -> setting.neighbour(candidate.publicationCase()).stream()))
                .collect(Collectors.toSet()));
        return policy.assumed().stream()
                .map(setting -> new Resting(
                        setting.setting(),
                        setting.value(policy.caseSettings()),
                        facts.operator().confirmed().contains(setting.setting()),
                        changes.stream()
                                .filter(change -> restsOn(setting, change, otherwise))
                                .toList()))
                .filter(assumption -> !assumption.changes().isEmpty())
                .toList();
    }

    private boolean restsOn(AssumedSetting setting, Change change, Map<PublicationCase, Decision> otherwise) {
        Candidate candidate = Objects.requireNonNull(changed.get(change));
        return setting.neighbour(candidate.publicationCase())
                .map(neighbour -> candidates.of(candidate, Objects.requireNonNull(otherwise.get(neighbour))))
                .filter(other -> other.filter(change::isSameIntention).isEmpty())
                .isPresent();
    }

    private void reportTwoPreferred() {
        candidates
                .contested()
                .forEach((carrier, preferred) ->
                        tell(FindingCode.TWO_PREFERRED.about(carrier.toString(), addresses(preferred))));
    }

    private static String addresses(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.address().value())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void consider(Candidate candidate) {
        Decision decision = candidates.decision(candidate);
        decision.stating(Effect.FLAG).forEach(rule -> flag(rule, candidate, decision));
        if (candidate.attachment().filter(Attachment::repeated).isPresent()
                && facts.operator().owns(candidate.address())) {
            tell(FindingCode.REPEATED_ATTACHMENT.about(subject(candidate), candidate.place()));
        }
        candidate
                .attachment()
                .filter(shown -> CandidateChanges.staysOrComes(candidate, decision.verdict())
                        && decision.states(Effect.HIDE)
                        && AttributePlanning.isMarkHidden(candidate, shown))
                .ifPresent(shown ->
                        tell(FindingCode.RED_LIST_NOT_VERIFIABLE.about(subject(candidate), candidate.place())));
        Optional<Change> change = candidates.of(candidate, decision);
        if (change.isPresent()) {
            intend(change.get(), candidate);
        } else if (decision.verdict() == Verdict.UNDECIDED) {
            tell(FindingCode.UNDECIDED.about(subject(candidate), candidate.place()));
        } else if (CandidateChanges.staysOrComes(candidate, decision.verdict())) {
            stayOrSayWhyNot(candidate);
        }
    }

    private void stayOrSayWhyNot(Candidate candidate) {
        if (candidate.attachment().isPresent()) {
            kept++;
        } else if (!(candidate.place() instanceof CandidateCarrier.UnknownSituation)) {
            // An unknown situation is told where the declaration was read.
            tell(FindingCode.CARRIER_UNKNOWN.about(subject(candidate), candidate.place()));
        }
    }

    private static Subject subject(Candidate candidate) {
        return Subject.of(candidate.address(), candidate.place());
    }

    private static final Set<FindingCode> NOT_FOUND =
            EnumSet.of(FindingCode.HOLDER_UNKNOWN, FindingCode.CARRIER_UNKNOWN);

    /** Adds a change unless what is known is too little, or too contradictory, to act upon. */
    private void intend(Change change, Candidate candidate) {
        Optional<Obstacle> obstacle = candidates.obstacle(change, candidate);
        if (obstacle.isEmpty()) {
            changes.add(change);
            changed.put(change, candidate);
        } else {
            Text why = obstacle.get().why();
            withheld.add(new Withheld(change, why));
            tell(FindingCode.WITHHELD
                    .about(subject(candidate), candidate.place(), actionName(change), why)
                    .causedBy(cause(obstacle.get(), candidate.address())));
        }
    }

    private void tell(Finding finding) {
        findings.add(finding);
        know(finding);
    }

    private void know(Finding finding) {
        Set<MailboxAddress> about = told.computeIfAbsent(finding.code(), none -> new HashSet<>());
        finding.subject().mailbox().ifPresent(about::add);
    }

    /**
     * What is told of the mailbox itself comes first, then what reading brought to light: it may concern any. What was
     * found of another mailbox is no cause.
     */
    private Optional<String> cause(Obstacle obstacle, MailboxAddress mailbox) {
        if (obstacle.causes().size() == 1) {
            return obstacle.causes().stream().map(FindingCode::name).findFirst();
        }
        return toldOf(mailbox, obstacle.causes())
                .or(() -> facts.findings().stream()
                        .map(Finding::code)
                        .filter(code -> obstacle.causes().stream()
                                .anyMatch(cause -> cause.name().equals(code)))
                        .min(Comparator.naturalOrder()));
    }

    private Optional<String> toldOf(MailboxAddress mailbox, Set<FindingCode> codes) {
        return codes.stream()
                .map(FindingCode::name)
                .filter(code -> told.getOrDefault(code, Set.of()).contains(mailbox))
                .sorted()
                .findFirst();
    }

    /** A question that an answer dated ahead would settle follows from its date. */
    private void flag(Rule rule, Candidate candidate, Decision decision) {
        boolean dated = candidate.answeredAhead()
                && !rule.condition().holds(candidate.publicationCase().with(BuiltIn.USAGE, Usage.WANTED));
        if (dated) {
            unsettled.put(candidate.address(), FindingCode.DECLARATION_IN_FUTURE.name());
        } else if (decision.verdict() == Verdict.ALLOWED && decision.deciding().contains(rule)) {
            unsettled.putIfAbsent(candidate.address(), rule.id().value());
        }
        Optional<String> cause = dated ? Optional.of(FindingCode.DECLARATION_IN_FUTURE.name()) : Optional.empty();
        flag(candidate.address(), flagged.finding(rule, candidate), cause);
    }

    /** What a rule flags of a mailbox whose data cannot be relied on follows from what is wrong with them. */
    private void flag(MailboxAddress mailbox, Finding flagged, Optional<String> cause) {
        tell(flagged.causedBy(derived.held().contains(mailbox) ? cause(Obstacle.HELD, mailbox) : cause));
    }

    private static Text actionName(Change change) {
        return switch (change.action()) {
            case ATTACH -> new Text("rattachement suspendu", "publication");
            case UPDATE -> new Text("mise à jour suspendue", "update");
            case DETACH -> new Text("dépublication suspendue", "removal");
        };
    }

    /** Only a carrier whose ranks the policy writes is ours to judge, and only if one of ours is among the first. */
    private void reportSharedFirstRanks() {
        record Spot(MailboxAddress address, CandidateCarrier carrier) {}
        Map<Spot, Change> planned = new HashMap<>();
        changes.forEach(change -> planned.put(
                new Spot(
                        change.place().address(),
                        new CandidateCarrier.Shown(change.place().carrier())),
                change));
        derived.candidates().stream()
                .filter(candidate -> candidate.publicationCase().get(BuiltIn.RANKING) == Ranking.ON)
                .filter(candidate -> AttributePlanning.willBeFirst(
                        candidate, Optional.ofNullable(planned.get(new Spot(candidate.address(), candidate.place())))))
                .collect(Collectors.groupingBy(Candidate::place))
                .forEach(this::reportSharedFirstRank);
    }

    private void reportSharedFirstRank(CandidateCarrier carrier, List<Candidate> first) {
        boolean ours = first.stream().anyMatch(each -> facts.operator().owns(each.address()));
        if (first.size() > 1 && ours) {
            tell(FindingCode.FIRST_RANK_SHARED.about(carrier.toString(), addresses(first)));
        }
    }

    /** What rules say of mailboxes over all their places. */
    private void reportMailboxes() {
        SortedMap<MailboxAddress, MailboxCase> overall =
                derived.overall(candidate -> candidates.decision(candidate).verdict() == Verdict.REQUIRED);
        Set<MailboxCase> asked = new HashSet<>(overall.values());
        overall.values().forEach(mailbox -> asked.add(requiredSomewhere(mailbox)));
        Map<MailboxCase, Decision> said = decider.decide(asked);
        overall.forEach((address, mailbox) -> {
            Decision otherwise = Objects.requireNonNull(said.get(requiredSomewhere(mailbox)));
            for (Rule rule : Objects.requireNonNull(said.get(mailbox)).stating(Effect.FLAG)) {
                Finding told = Finding.flagged(rule.id().value(), Subject.of(address.value()), rule.message());
                boolean homeless = !otherwise.stating(Effect.FLAG).contains(rule);
                flag(address, told, homeless ? whyNowhere(address) : Optional.empty());
            }
        });
    }

    private static MailboxCase requiredSomewhere(MailboxCase mailbox) {
        return mailbox.with(BuiltIn.REQUIRED_PLACES, RequiredPlaces.SOME);
    }

    /** What is not known of a mailbox or its places and would have to be, for it to be required somewhere. */
    private Optional<String> whyNowhere(MailboxAddress mailbox) {
        return Optional.ofNullable(unsettled.get(mailbox)).or(() -> toldOf(mailbox, NOT_FOUND));
    }

    private Counts counts() {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        derived.candidates()
                .forEach(candidate ->
                        verdicts.merge(candidates.decision(candidate).verdict(), 1, Integer::sum));
        return new Counts(
                derived.candidates().size(),
                verdicts.getOrDefault(Verdict.UNTOUCHED, 0),
                verdicts.getOrDefault(Verdict.REQUIRED, 0),
                verdicts.getOrDefault(Verdict.ALLOWED, 0),
                verdicts.getOrDefault(Verdict.REMOVE, 0),
                verdicts.getOrDefault(Verdict.UNDECIDED, 0),
                kept,
                (int) facts.mailboxes().stream()
                        .map(Mailbox::address)
                        .filter(facts.operator()::owns)
                        .distinct()
                        .count());
    }
}
