package fr.balise.analysis.scenario;

import fr.balise.analysis.scenario.Scenario.Content;
import fr.balise.analysis.scenario.Scenario.ExpectedChange;
import fr.balise.analysis.scenario.Scenario.ExpectedDecision;
import fr.balise.analysis.scenario.Scenario.ExpectedPlan;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.Scenario.OfCase;
import fr.balise.analysis.scenario.Scenario.OfFacts;
import fr.balise.analysis.scenario.Scenario.OfMailbox;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.change.Change.Action;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the scenarios of a policy, {@code scenarios/*.yaml}, and tells all that is wrong with them together. */
public final class ScenarioReader {
    private static final String FOLDER = "scenarios/";
    private static final Text SEE_REFERENCE =
            new Text("Voir les scénarios de la politique de référence.", "See the scenarios of the reference policy.");

    private final CaseSettings settings;
    private final RuleReferences rules;

    private ScenarioReader(CaseSettings settings, Stream<Rule> rules) {
        this.settings = settings;
        this.rules = new RuleReferences(rules.map(Rule::id).collect(Collectors.toSet()));
    }

    /**
     * Reads all scenarios, by file, then in the order written.
     *
     * @param policy the checked policy of the same files
     * @throws InvalidPolicy with everything that is wrong in the scenarios
     */
    public static List<Scenario> read(PolicyFiles files, Policy policy) throws InvalidPolicy {
        return new ScenarioReader(policy.caseSettings(), policy.allRules().stream()).read(FOLDER, files);
    }

    /**
     * Reads the scenarios of the policy beneath; they may name its rules, those too that do not count any more.
     *
     * @param settings those under which they are read: of that policy, or of the one that lies on it
     * @throws InvalidPolicy with everything that is wrong in the scenarios
     */
    public static List<Scenario> readBase(PolicyFiles files, Policy policy, CaseSettings settings)
            throws InvalidPolicy {
        Stream<Rule> disabled = policy.overlay().stream().flatMap(overlay -> overlay.disabledRules().stream());
        return new ScenarioReader(settings, Stream.concat(policy.allRules().stream(), disabled))
                .read(Overlay.BASE + FOLDER, files);
    }

    private List<Scenario> read(String folder, PolicyFiles files) throws InvalidPolicy {
        PolicyProblems problems = new PolicyProblems();
        List<Scenario> scenarios = new ArrayList<>();
        files.content().forEach((path, bytes) -> {
            if (path.startsWith(folder) && path.endsWith(".yaml")) {
                scenarios.addAll(
                        YamlField.read(path, new String(bytes, StandardCharsets.UTF_8), SEE_REFERENCE, problems)
                                .list(this::scenario));
            }
        });
        problems.throwIfAny();
        return List.copyOf(scenarios);
    }

    private Optional<Scenario> scenario(YamlField item) {
        return item.mapping(fields -> {
            Optional<String> title = fields.required("scenario").line();
            Optional<RuleId> rule = rules.rule(fields.optional("rule"));
            Kind kind = fields.optional("kind")
                    .oneOf(List.of(Kind.values()), Kind::word)
                    .orElse(Kind.SPEAKS);
            LocalDate asOf = fields.optional("asOf").date().orElse(settings.transitionFrom());
            CaseSettings own = SettingOverrides.over(settings, fields.optional("settings"));
            Optional<Content> content = content(item, fields, own, asOf);
            return () -> new Scenario(title.orElseThrow(), rule, kind, asOf, own, content.orElseThrow(), item.place());
        });
    }

    private Optional<Content> content(YamlField item, YamlFields fields, CaseSettings own, LocalDate asOf) {
        YamlField given = fields.optional("given");
        YamlField mailbox = fields.optional("givenMailbox");
        YamlField facts = fields.optional("facts");
        YamlField expect = fields.required("expect");
        if (Stream.of(given, mailbox, facts).filter(YamlField::isPresent).count() != 1) {
            item.wrong(
                    new Text(
                            "un scénario donne soit un cas (given), soit une boîte (givenMailbox), soit des faits (facts)",
                            "a scenario gives either a case (given) or a mailbox (givenMailbox) or facts (facts)"),
                    new Text("Gardez l'un d'eux.", "Keep one of them."));
            return Optional.empty();
        }
        if (facts.isPresent()) {
            Optional<PublicationFacts> read = FactsReader.read(facts, asOf);
            return expectedPlan(expect).flatMap(plan -> read.map(all -> new OfFacts(all, plan)));
        }
        if (mailbox.isPresent()) {
            Optional<Map<Attribute, Integer>> said = given(mailbox, CaseKind.MAILBOX);
            return flags(expect)
                    .flatMap(flags ->
                            said.map(some -> new OfMailbox(OrdinaryMailbox.completing(vocabulary(), some), flags)));
        }
        Optional<Map<Attribute, Integer>> values = given(given, CaseKind.PUBLICATION);
        return expectedDecision(expect)
                .flatMap(
                        expected -> values.map(some -> new OfCase(OrdinaryCase.completing(some, own, asOf), expected)));
    }

    private Vocabulary vocabulary() {
        return settings.vocabulary();
    }

    private Optional<Map<Attribute, Integer>> given(YamlField given, CaseKind kind) {
        return given.mapping(fields -> {
            Map<Attribute, Integer> values = new HashMap<>();
            fields.areAttributes();
            for (Attribute attribute : vocabulary().of(kind)) {
                fields.optional(attribute.name())
                        .oneOf(attribute.values(), Function.identity())
                        .ifPresent(value -> values.put(attribute, attribute.indexOf(value)));
            }
            return () -> values;
        });
    }

    private Optional<Set<RuleId>> flags(YamlField expect) {
        return expect.mapping(fields -> {
            Optional<Set<RuleId>> flags = rules.rules(fields.required("flags"));
            return flags::orElseThrow;
        });
    }

    private Optional<ExpectedDecision> expectedDecision(YamlField expect) {
        return expect.mapping(fields -> {
            Optional<Verdict> verdict = fields.required("verdict").oneOf(Verdict.class);
            Optional<Set<RuleId>> decidedBy = rules.rules(fields.optional("decidedBy"));
            Optional<Set<RuleId>> flags = rules.rules(fields.optional("flags"));
            boolean hide = fields.optional("hide").flag().orElse(false);
            boolean prefer = fields.optional("prefer").flag().orElse(false);
            Optional<String> says = fields.optional("says").text();
            return () ->
                    new ExpectedDecision(verdict.orElseThrow(), decidedBy, flags.orElse(Set.of()), hide, prefer, says);
        });
    }

    private Optional<ExpectedPlan> expectedPlan(YamlField expect) {
        return expect.mapping(fields -> {
            // an empty list is an expectation too: the plan changes nothing
            boolean said = fields.has("plan");
            List<ExpectedChange> changes = fields.optional("plan").list(this::change);
            Set<String> findings = Set.copyOf(fields.optional("findings").list(this::finding));
            return () -> new ExpectedPlan(said ? Optional.of(changes) : Optional.empty(), findings);
        });
    }

    private Optional<String> finding(YamlField item) {
        return item.oneOf(
                Stream.concat(
                                Stream.of(FindingCode.values()).map(Enum::name),
                                rules.rules().stream().map(RuleId::value).sorted())
                        .toList(),
                code -> code);
    }

    private Optional<ExpectedChange> change(YamlField item) {
        return item.mapping(fields -> {
            Optional<Action> action = fields.required("action").oneOf(Action.class);
            Optional<MailboxAddress> mailbox = fields.required("mailbox").id(MailboxAddress::new);
            Optional<CarrierRef> carrier = CarrierReference.read(fields.required("carrier"));
            Optional<Set<RuleId>> reasons = rules.rules(fields.optional("reasons"));
            Optional<SortedMap<WrittenAttribute, String>> texts =
                    fields.has("texts") ? texts(fields.optional("texts")) : Optional.empty();
            return () -> new ExpectedChange(
                    action.orElseThrow(), mailbox.orElseThrow(), carrier.orElseThrow(), reasons, texts);
        });
    }

    private static Optional<SortedMap<WrittenAttribute, String>> texts(YamlField texts) {
        return texts.mapping(fields -> {
            SortedMap<WrittenAttribute, String> written = new TreeMap<>();
            for (WrittenAttribute attribute : WrittenAttribute.values()) {
                fields.optional(attribute.word()).text().ifPresent(text -> written.put(attribute, text));
            }
            return () -> written;
        });
    }
}
