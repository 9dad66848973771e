package fr.balise.core.planning.planner;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Link;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RequiredPlaces;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CandidateCarrier;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.Operator.Protection;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Subject;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Breakdown;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Summary;
import fr.balise.core.planning.Withheld;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Change.Place;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.planning.change.Expectation;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.policy.model.AssumedSetting;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.SettingRow;
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
    private final Map<PublicationCase, Decision> decisions;
    private final Set<Finding> findings = new TreeSet<>();
    private final Map<String, Set<MailboxAddress>> told = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Change, Candidate> changed = new IdentityHashMap<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final Map<CandidateCarrier, Candidate> preferredOn = new HashMap<>();
    private final Set<CandidateCarrier> contested = new HashSet<>();
    private final CarrierLabels labels;
    private final FlaggedCases flagged;
    private final TypeSettings types;
    /** The code of what is told of a mailbox on some place where it stays, and is not added, for want of knowledge. */
    private final Map<MailboxAddress, String> unsettled = new HashMap<>();

    private int kept;

    private Planner(
            PublicationFacts facts,
            TypeSettings types,
            Derived derived,
            Map<PublicationCase, Decision> decisions,
            CaseDecider decider) {
        this.facts = facts;
        this.types = types;
        this.derived = derived;
        this.decider = decider;
        this.decisions = decisions;
        this.labels = new CarrierLabels(facts.carriers());
        this.flagged = new FlaggedCases(derived.candidates(), labels);
    }

    /**
     * Makes the plan.
     *
     * @param decisions for every case of {@code derived}
     * @param decider what made them; it is asked what more there is to know
     */
    public static Plan plan(
            Policy policy,
            PublicationFacts facts,
            LocalDate asOf,
            Derived derived,
            Map<PublicationCase, Decision> decisions,
            CaseDecider decider) {
        return new Planner(facts, policy.caseSettings().types(), derived, decisions, decider).plan(policy, asOf);
    }

    private Plan plan(Policy policy, LocalDate asOf) {
        facts.findings().forEach(this::tell);
        derived.findings().forEach(this::tell);
        findPreferred();
        derived.candidates().forEach(this::consider);
        reportMailboxes();
        reportSharedFirstRanks();
        reportUnknownStructures(policy.settingRows());
        reportUnknownSectors(policy);
        reportUnknownProtected(facts.operator().protection());
        changes.sort(Change.ORDER);
        withheld.sort(Comparator.comparing(Withheld::change, Change.ORDER));
        return new Plan(
                new Plan.Head(
                        Plan.PolicyRef.of(policy),
                        new Plan.OperatorRef(
                                facts.operator().name(),
                                List.copyOf(facts.operator().domains())),
                        Optional.empty(),
                        facts.inputs(),
                        asOf,
                        policy.removalLimits()),
                summary(),
                ImpactMeasure.of(facts, changes),
                assumptions(policy),
                List.of(),
                changes,
                withheld,
                List.copyOf(findings));
    }

    /** A change rests on an assumed setting when its neighbouring value would not give the same change. */
    private List<Assumption> assumptions(Policy policy) {
        Map<PublicationCase, Decision> otherwise = decider.decide(changed.values().stream()
                .flatMap(candidate -> policy.assumed().stream()
                        .flatMap(setting -> setting.neighbour(candidate.publicationCase()).stream()))
                .collect(Collectors.toSet()));
        return policy.assumed().stream()
                .map(setting -> new Assumption(
                        setting.setting(),
                        setting.value(policy.caseSettings()),
                        facts.operator().confirmed().contains(setting.setting()),
                        changes.stream()
                                .filter(change -> restsOn(setting, change, otherwise))
                                .map(Change::id)
                                .toList()))
                .filter(assumption -> !assumption.changes().isEmpty())
                .toList();
    }

    private boolean restsOn(AssumedSetting setting, Change change, Map<PublicationCase, Decision> otherwise) {
        Candidate candidate = Objects.requireNonNull(changed.get(change));
        return setting.neighbour(candidate.publicationCase())
                .map(neighbour -> change(candidate, Objects.requireNonNull(otherwise.get(neighbour))))
                .filter(other -> !other.map(Change::id).equals(Optional.of(change.id())))
                .isPresent();
    }

    private Decision decision(Candidate candidate) {
        return Objects.requireNonNull(decisions.get(candidate.publicationCase()));
    }

    private static boolean staysOrComes(Candidate candidate, Verdict verdict) {
        return verdict == Verdict.REQUIRED
                || verdict == Verdict.ALLOWED && candidate.attachment().isPresent();
    }

    private void findPreferred() {
        Map<CandidateCarrier, List<Candidate>> preferred = derived.candidates().stream()
                .filter(candidate -> decision(candidate).states(Effect.PREFER))
                .filter(candidate -> staysOrComes(candidate, decision(candidate).verdict()))
                .collect(Collectors.groupingBy(Candidate::place));
        preferred.forEach((carrier, candidates) -> {
            if (candidates.size() == 1) {
                preferredOn.put(carrier, candidates.get(0));
            } else {
                contested.add(carrier);
                String addresses = candidates.stream()
                        .map(candidate -> candidate.address().value())
                        .sorted()
                        .collect(Collectors.joining(", "));
                tell(FindingCode.TWO_PREFERRED.about(carrier.toString(), addresses));
            }
        });
    }

    private void consider(Candidate candidate) {
        Decision decision = decision(candidate);
        decision.stating(Effect.FLAG).forEach(rule -> flag(rule, candidate, decision));
        if (candidate.attachment().filter(Attachment::repeated).isPresent()
                && facts.operator().owns(candidate.address())) {
            tell(FindingCode.REPEATED_ATTACHMENT.about(subject(candidate), candidate.place()));
        }
        candidate
                .attachment()
                .filter(shown -> staysOrComes(candidate, decision.verdict())
                        && decision.states(Effect.HIDE)
                        && AttributePlanning.isMarkHidden(candidate, shown))
                .ifPresent(shown ->
                        tell(FindingCode.RED_LIST_NOT_VERIFIABLE.about(subject(candidate), candidate.place())));
        Optional<Change> change = change(candidate, decision);
        if (change.isPresent()) {
            intend(change.get(), candidate);
        } else if (decision.verdict() == Verdict.UNDECIDED) {
            tell(FindingCode.UNDECIDED.about(subject(candidate), candidate.place()));
        } else if (staysOrComes(candidate, decision.verdict())) {
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

    /** What a decision makes of a candidate; nothing when all is as it should be, or nothing can be done. */
    private Optional<Change> change(Candidate candidate, Decision decision) {
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
        if (contested.contains(candidate.place())) {
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

    private static final Obstacle HELD = new Obstacle(
            "les données de cette boîte sont illisibles ou se contredisent",
            "the data of this mailbox are unreadable or contradict each other",
            FindingCode.UNREADABLE_LINE,
            FindingCode.DUPLICATE_MAILBOX,
            FindingCode.CONTRADICTORY_DECLARATIONS,
            FindingCode.LETTERS_OUTSIDE_ASCII,
            FindingCode.LOOKS_LIKE_ANOTHER,
            FindingCode.AMBIGUOUS_IDENTIFIER);

    private static final Set<FindingCode> NOT_FOUND =
            EnumSet.of(FindingCode.HOLDER_UNKNOWN, FindingCode.CARRIER_UNKNOWN);

    /**
     * Why a change is not made.
     *
     * @param causes codes of findings of which one tells the cause
     */
    private record Obstacle(Text why, Set<FindingCode> causes) {
        Obstacle(String fr, String en, FindingCode... causes) {
            this(new Text(fr, en), Set.of(causes));
        }

        static Obstacle gap(String fr, String en) {
            return new Obstacle(
                    fr,
                    en,
                    FindingCode.INCOMPLETE_SOURCE,
                    FindingCode.FEWER_THAN_EXPECTED,
                    FindingCode.NO_DECLARATIONS,
                    FindingCode.NOTHING_PUBLISHED);
        }
    }

    /** Adds a change unless what is known is too little, or too contradictory, to act upon. */
    private void intend(Change change, Candidate candidate) {
        Optional<Obstacle> obstacle = obstacle(change, candidate);
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
        Set<MailboxAddress> about = told.computeIfAbsent(finding.code(), none -> new HashSet<>());
        finding.subject().mailbox().ifPresent(about::add);
    }

    /** What is told of the mailbox itself comes before what is told of others. */
    private Optional<String> cause(Obstacle obstacle, MailboxAddress mailbox) {
        return toldOf(mailbox, obstacle.causes())
                .or(() -> obstacle.causes().stream()
                        .map(FindingCode::name)
                        .filter(told::containsKey)
                        .sorted()
                        .findFirst());
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
        tell(flagged.causedBy(derived.held().contains(mailbox) ? cause(HELD, mailbox) : cause));
    }

    private static Text actionName(Change change) {
        return switch (change.action()) {
            case ATTACH -> new Text("rattachement suspendu", "publication");
            case UPDATE -> new Text("mise à jour suspendue", "update");
            case DETACH -> new Text("dépublication suspendue", "removal");
        };
    }

    private Optional<Obstacle> obstacle(Change change, Candidate candidate) {
        if (derived.held().contains(candidate.address())) {
            return Optional.of(HELD);
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
            String addresses = first.stream()
                    .map(candidate -> candidate.address().value())
                    .sorted()
                    .collect(Collectors.joining(", "));
            tell(FindingCode.FIRST_RANK_SHARED.about(carrier.toString(), addresses));
        }
    }

    /** What rules say of mailboxes over all their places. */
    private void reportMailboxes() {
        SortedMap<MailboxAddress, MailboxCase> overall =
                derived.overall(candidate -> decision(candidate).verdict() == Verdict.REQUIRED);
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

    /** A number with a wrong digit sets something for nobody. */
    private void reportUnknownStructures(List<SettingRow> rows) {
        if (rows.stream().allMatch(row -> row.structure().isEmpty())) {
            return;
        }
        Set<StructureName> known = facts.carriers().stream()
                .filter(Structure.class::isInstance)
                .flatMap(carrier -> StructureName.of((Structure) carrier))
                .collect(Collectors.toSet());
        rows.forEach(row -> row.structure()
                .filter(name -> !known.contains(name))
                .ifPresent(name -> tell(
                        FindingCode.POLICY_STRUCTURE_UNKNOWN.about(row.place().toString(), row.id(), name.value()))));
    }

    /** A mistyped sector makes no place what it should be; where no rule looks at that, it makes no difference. */
    private void reportUnknownSectors(Policy policy) {
        if (policy.allRules().stream().noneMatch(rule -> rule.condition().reads(BuiltIn.CARE_SETTING))) {
            return;
        }
        Set<String> unknown =
                new TreeSet<>(policy.caseSettings().care().bySector().keySet());
        facts.carriers().stream()
                .filter(Structure.class::isInstance)
                .forEach(carrier -> unknown.removeAll(((Structure) carrier).sectors()));
        if (!unknown.isEmpty()) {
            tell(FindingCode.POLICY_SECTOR_UNKNOWN.about(policy.name(), String.join(", ", unknown)));
        }
    }

    /** A name with a wrong letter protects nobody. */
    private void reportUnknownProtected(Protection names) {
        Set<Object> unknown = new HashSet<>(names.addresses());
        unknown.addAll(names.structures());
        facts.mailboxes().forEach(mailbox -> unknown.remove(mailbox.address()));
        for (Carrier carrier : unknown.isEmpty() ? List.<Carrier>of() : facts.carriers()) {
            carrier.attachments().forEach(shown -> unknown.remove(shown.address()));
            if (carrier instanceof Structure) {
                carrier.identifiers().forEach(unknown::remove);
            }
        }
        unknown.forEach(name -> tell(FindingCode.PROTECTED_UNKNOWN.about(name.toString())));
    }

    private Summary summary() {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        derived.candidates()
                .forEach(candidate -> verdicts.merge(decision(candidate).verdict(), 1, Integer::sum));
        return new Summary(
                derived.candidates().size(),
                verdicts.getOrDefault(Verdict.UNTOUCHED, 0),
                verdicts.getOrDefault(Verdict.REQUIRED, 0),
                verdicts.getOrDefault(Verdict.ALLOWED, 0),
                verdicts.getOrDefault(Verdict.REMOVE, 0),
                verdicts.getOrDefault(Verdict.UNDECIDED, 0),
                count(Change.Action.ATTACH),
                count(Change.Action.DETACH),
                count(Change.Action.UPDATE),
                kept,
                findings.size(),
                changes.size(),
                GatewayPace.seconds(changes.size()),
                Breakdown.of(changes));
    }

    private int count(Change.Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }
}
