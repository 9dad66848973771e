package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.CarrierReference;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.ExpectedChange;
import fr.balise.analysis.scenario.Scenario.ExpectedDecision;
import fr.balise.analysis.scenario.Scenario.ExpectedPlan;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.Scenario.OfCase;
import fr.balise.analysis.scenario.Scenario.OfFacts;
import fr.balise.analysis.scenario.Scenario.OfMailbox;
import fr.balise.analysis.scenario.run.ScenarioResult.Difference;
import fr.balise.analysis.scenario.run.ScenarioResult.Override;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.evaluation.CaseDecider;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.planning.planner.Planner;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One scenario, made ready once, and judged by as many rule lists as are asked. */
public final class ScenarioJudge {
    private static final String NOTHING = "—";

    private final Policy policy;
    private final Scenario scenario;
    private final Optional<PreparedFacts> facts;
    private final Optional<Derived> derived;
    private final List<PublicationCase> cases;

    private ScenarioJudge(Policy policy, Scenario scenario) {
        this.policy = policy;
        this.scenario = scenario;
        this.facts = scenario.content() instanceof OfFacts given
                ? Optional.of(new PreparedFacts(given.given()))
                : Optional.empty();
        this.derived = facts.map(known -> known.derive(scenario.settings(), scenario.asOf()));
        this.cases = scenario.content() instanceof OfCase one
                ? List.of(one.given())
                : derived.stream()
                        .flatMap(known -> known.candidates().stream())
                        .map(Candidate::publicationCase)
                        .distinct()
                        .toList();
    }

    /** Makes a scenario of a policy ready. */
    public static ScenarioJudge of(Policy policy, Scenario scenario) {
        return new ScenarioJudge(policy, scenario);
    }

    /** The scenario. */
    public Scenario scenario() {
        return scenario;
    }

    /** The distinct cases on which it rests. */
    public List<PublicationCase> cases() {
        return cases;
    }

    /** Judges it. */
    public ScenarioResult judge(CaseDecider decider) {
        List<Difference> differences = new ArrayList<>();
        List<Decision> made = judge(decider, differences);
        Standing standing = standing(made);
        scenario.rule().ifPresent(rule -> compareKind(rule, standing, differences));
        return new ScenarioResult(scenario, differences, spoke(made), standing, overrides(made));
    }

    private List<Decision> judge(CaseDecider decider, List<Difference> differences) {
        if (scenario.content() instanceof OfFacts facts) {
            return judge(facts, decider, differences);
        }
        if (scenario.content() instanceof OfMailbox one) {
            Decision decision = decide(decider, one.given());
            compareFlags(one.flags(), decision, differences);
            return List.of(decision);
        }
        OfCase one = (OfCase) scenario.content();
        Decision decision = decide(decider, one.given());
        compare(one.expected(), ObservedDecision.of(one.given(), decision), decision, differences);
        return List.of(decision);
    }

    private static Decision decide(CaseDecider decider, FlatCase given) {
        return Objects.requireNonNull(decider.decide(List.of(given)).get(given));
    }

    /** What was decided of each case, and of each mailbox over all its places. */
    private List<Decision> judge(OfFacts facts, CaseDecider decider, List<Difference> differences) {
        Derived known = derived.orElseThrow();
        Map<PublicationCase, Decision> decisions = decider.decide(cases);
        Collection<MailboxCase> mailboxes = known.overall(
                        candidate -> Objects.requireNonNull(decisions.get(candidate.publicationCase()))
                                        .verdict()
                                == Verdict.REQUIRED)
                .values();
        compare(
                facts.expected(),
                Planner.plan(
                        policy.with(scenario.settings()),
                        this.facts.orElseThrow(),
                        scenario.asOf(),
                        known,
                        decisions,
                        decider),
                differences);
        return Stream.concat(decisions.values().stream(), decider.decide(mailboxes).values().stream())
                .toList();
    }

    /** The most disputed one on any of the cases. */
    private Standing standing(List<Decision> decisions) {
        return scenario.rule().stream()
                .flatMap(rule -> decisions.stream().map(decision -> Standing.of(rule, decision)))
                .max(Comparator.naturalOrder())
                .orElse(Standing.SILENT);
    }

    private static SortedSet<RuleId> spoke(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.statements().stream())
                .map(statement -> statement.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Override> overrides(List<Decision> decisions) {
        return decisions.stream()
                .flatMap(decision -> Override.in(decision).stream())
                .collect(Collectors.toSet());
    }

    private static void compareFlags(Set<RuleId> expected, Decision decision, List<Difference> differences) {
        Set<RuleId> actual =
                decision.stating(Effect.FLAG).stream().map(Rule::id).collect(Collectors.toSet());
        differ("règles qui signalent", "flagging rules", shown(expected), shown(actual), differences);
    }

    private static void compare(
            ExpectedDecision expected, ObservedDecision actual, Decision decision, List<Difference> differences) {
        differ("verdict", "verdict", expected.verdict(), actual.verdict(), differences);
        expected.decidedBy()
                .ifPresent(rules -> differ(
                        "règles qui décident", "deciding rules", shown(rules), shown(actual.decidedBy()), differences));
        differ("règles qui signalent", "flagging rules", shown(expected.flags()), shown(actual.flags()), differences);
        differ("marque liste rouge", "red-list mark", expected.hide(), actual.hide(), differences);
        differ("à contacter en premier", "contacted first", expected.prefer(), actual.prefer(), differences);
        expected.says().ifPresent(part -> {
            List<String> sentences = Stream.concat(decision.deciding().stream(), decision.stating(Effect.FLAG).stream())
                    .flatMap(rule ->
                            Stream.of(rule.message().fr(), rule.message().en()))
                    .toList();
            if (sentences.stream().noneMatch(sentence -> sentence.contains(part))) {
                differences.add(Difference.of(new Text("phrase", "sentence"), part, String.join(" / ", sentences)));
            }
        });
    }

    private static void compare(ExpectedPlan expected, Plan plan, List<Difference> differences) {
        expected.changes()
                .ifPresent(changes -> differ(
                        "changements du plan",
                        "changes of the plan",
                        lines(changes.stream().map(ScenarioJudge::shown).toList()),
                        lines(shownLike(changes, plan.changes())),
                        differences));
        Set<String> codes = plan.findings().stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
        if (!codes.containsAll(expected.findings())) {
            differences.add(Difference.of(new Text("constats", "findings"), lines(expected.findings()), lines(codes)));
        }
    }

    private void compareKind(RuleId rule, Standing standing, List<Difference> differences) {
        boolean spoke = standing != Standing.SILENT;
        if (spoke == (scenario.kind() == Kind.NEAR_MISS)) {
            differences.add(new Difference(
                    new Text("parole de la règle " + rule, "speech of the rule " + rule),
                    spoke
                            ? new Text("elle ne se prononce pas", "it does not speak")
                            : new Text("elle se prononce", "it speaks"),
                    spoke
                            ? new Text("elle s'est prononcée", "it spoke")
                            : new Text("elle ne s'est pas prononcée", "it did not speak")));
        } else if (scenario.kind() == Kind.OVERRIDDEN && standing == Standing.ALONE) {
            differences.add(new Difference(
                    new Text("autres règles que " + rule, "other rules than " + rule),
                    new Text("une autre règle énonce un verdict", "another rule states a verdict"),
                    new Text("aucune ne le fait", "none does")));
        }
    }

    private static void differ(String fr, String en, Object expected, Object actual, List<Difference> differences) {
        if (!expected.equals(actual)) {
            differences.add(Difference.of(new Text(fr, en), expected.toString(), actual.toString()));
        }
    }

    private static String shown(Collection<RuleId> rules) {
        return lines(rules.stream().map(RuleId::value).toList());
    }

    private static String lines(Collection<String> items) {
        return items.isEmpty() ? NOTHING : items.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String shown(ExpectedChange change) {
        return change.action() + " " + change.mailbox() + " " + CarrierReference.shown(change.carrier())
                + change.reasons().map(rules -> " (" + shown(rules) + ")").orElse("")
                + change.texts().map(ScenarioJudge::texts).orElse("");
    }

    private static String texts(SortedMap<WrittenAttribute, String> texts) {
        return texts.entrySet().stream()
                .map(text -> text.getKey().word() + ": " + text.getValue())
                .collect(Collectors.joining(", ", " {", "}"));
    }

    /** A change shows its reasons and texts where the expected one names some. */
    private static List<String> shownLike(List<ExpectedChange> expected, List<Change> changes) {
        return changes.stream()
                .map(change -> {
                    List<ExpectedChange> meant = expected.stream()
                            .filter(each -> each.action() == change.action()
                                    && each.mailbox().equals(change.place().address())
                                    && each.carrier().equals(change.place().carrier()))
                            .toList();
                    Set<RuleId> reasons =
                            change.reasons().stream().map(Reason::rule).collect(Collectors.toSet());
                    boolean reasonsOpen =
                            meant.stream().anyMatch(each -> each.reasons().isEmpty());
                    boolean textsNamed =
                            meant.stream().anyMatch(each -> each.texts().isPresent());
                    return shown(new ExpectedChange(
                            change.action(),
                            change.place().address(),
                            change.place().carrier(),
                            reasonsOpen ? Optional.empty() : Optional.of(reasons),
                            textsNamed ? Optional.of(written(change.edits())) : Optional.empty()));
                })
                .toList();
    }

    private static SortedMap<WrittenAttribute, String> written(AttributeEdits edits) {
        SortedMap<WrittenAttribute, String> written = new TreeMap<>();
        edits.description().newValue().ifPresent(text -> written.put(WrittenAttribute.DESCRIPTION, text));
        edits.service().newValue().ifPresent(text -> written.put(WrittenAttribute.SERVICE, text));
        edits.responsible().newValue().ifPresent(text -> written.put(WrittenAttribute.RESPONSIBLE, text));
        return written;
    }
}
