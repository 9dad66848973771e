package fr.balise.analysis.scenario;

import fr.balise.analysis.scenario.Scenario.Content;
import fr.balise.analysis.scenario.Scenario.ExpectedChange;
import fr.balise.analysis.scenario.Scenario.ExpectedDecision;
import fr.balise.analysis.scenario.Scenario.ExpectedPlan;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.Scenario.OfCase;
import fr.balise.analysis.scenario.Scenario.OfFacts;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.SourceLine;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Change.Action;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the scenarios of a policy, {@code scenarios/*.yaml}, and tells all that is wrong with them together. */
public final class ScenarioReader {
    private static final String FOLDER = "scenarios/";
    private static final List<String> FIELDS =
            List.of("scenario", "rule", "kind", "asOf", "settings", "given", "facts", "expect");

    private final Policy policy;
    private final Fields fields;
    private final List<Scenario> scenarios = new ArrayList<>();

    private ScenarioReader(Policy policy, Fields fields) {
        this.policy = policy;
        this.fields = fields;
    }

    /**
     * Reads all scenarios, by file, then in the order written.
     *
     * @param policy the checked policy of the same files
     * @throws InvalidPolicy with everything that is wrong in the scenarios
     */
    public static List<Scenario> read(PolicyFiles files, Policy policy) throws InvalidPolicy {
        List<PolicyProblem> problems = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        Set<RuleId> rules = policy.rules().stream().map(Rule::id).collect(Collectors.toSet());
        files.content().forEach((path, bytes) -> {
            if (path.startsWith(FOLDER) && path.endsWith(".yaml")) {
                Fields fields = new Fields(path, rules, problems);
                ScenarioReader reader = new ScenarioReader(policy, fields);
                reader.file(new String(bytes, StandardCharsets.UTF_8));
                scenarios.addAll(reader.scenarios);
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidPolicy(problems.stream().sorted().toList());
        }
        return List.copyOf(scenarios);
    }

    private void file(String document) {
        try {
            for (YamlValue item : YamlValue.read(document).items()) {
                scenario(item);
            }
        } catch (YamlProblem e) {
            fields.wrong(e);
        }
    }

    private void scenario(YamlValue item) {
        if (!fields.isMappingOf(item, FIELDS)) {
            return;
        }
        Optional<String> title = fields.text(fields.required(item, "scenario"));
        Optional<RuleId> rule = fields.rule(fields.entry(item, "rule"));
        Kind kind = kind(fields.entry(item, "kind"));
        LocalDate asOf = fields.date(fields.entry(item, "asOf"))
                .orElse(policy.caseSettings().transitionFrom());
        CaseSettings settings = SettingOverrides.over(policy.caseSettings(), fields.entry(item, "settings"), fields);
        Optional<Content> content = content(item, settings, asOf);
        if (title.isPresent() && content.isPresent()) {
            scenarios.add(new Scenario(
                    title.get(),
                    rule,
                    kind,
                    asOf,
                    settings,
                    content.get(),
                    new SourceLine(fields.file(), item.line())));
        }
    }

    private Kind kind(Optional<YamlValue> written) {
        Optional<String> word = fields.text(written);
        List<String> known = Stream.of(Kind.values()).map(Kind::word).toList();
        if (word.isPresent() && !known.contains(word.get())) {
            fields.unknown(written.orElseThrow(), word.get(), known);
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> word.filter(kind.word()::equals).isPresent())
                .findFirst()
                .orElse(Kind.SPEAKS);
    }

    private Optional<Content> content(YamlValue item, CaseSettings settings, LocalDate asOf) {
        Optional<YamlValue> given = fields.entry(item, "given");
        Optional<YamlValue> facts = fields.entry(item, "facts");
        Optional<YamlValue> expect = fields.required(item, "expect");
        if (given.isPresent() == facts.isPresent()) {
            fields.wrong(
                    item,
                    new Text(
                            "un scénario donne soit un cas (given), soit des faits (facts)",
                            "a scenario gives either a case (given) or facts (facts)"),
                    new Text("Gardez l'un des deux.", "Keep one of them."));
            return Optional.empty();
        }
        if (expect.isEmpty()) {
            return Optional.empty();
        }
        if (facts.isPresent()) {
            return Optional.of(new OfFacts(FactsReader.read(facts.get(), asOf, fields), expectedPlan(expect.get())));
        }
        PublicationCase completed = OrdinaryCase.completing(given(given.orElseThrow()), settings, asOf);
        return expectedDecision(expect.get()).map(expected -> new OfCase(completed, expected));
    }

    private Map<CaseAttribute, Enum<?>> given(YamlValue given) {
        Map<CaseAttribute, Enum<?>> values = new EnumMap<>(CaseAttribute.class);
        List<String> names =
                Stream.of(CaseAttribute.values()).map(CaseAttribute::ruleName).toList();
        if (!fields.isMappingOf(given, names)) {
            return values;
        }
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Optional<YamlValue> written = fields.entry(given, attribute.ruleName());
            Optional<String> word = fields.text(written);
            word.flatMap(attribute::value)
                    .ifPresentOrElse(
                            value -> values.put(attribute, value),
                            () -> word.ifPresent(unknown -> fields.unknown(
                                    written.orElseThrow(),
                                    unknown,
                                    attribute.domain().stream().map(Enum::name).toList())));
        }
        return values;
    }

    private Optional<ExpectedDecision> expectedDecision(YamlValue expect) {
        fields.isMappingOf(expect, List.of("verdict", "decidedBy", "flags", "hide", "prefer", "says"));
        Optional<Set<RuleId>> decidedBy = fields.rules(expect, "decidedBy");
        Set<RuleId> flags = fields.rules(expect, "flags").orElse(Set.of());
        boolean hide = fields.yes(fields.entry(expect, "hide"), false);
        boolean prefer = fields.yes(fields.entry(expect, "prefer"), false);
        Optional<String> says = fields.text(fields.entry(expect, "says"));
        return fields.oneOf(fields.required(expect, "verdict"), Verdict.class)
                .map(verdict -> new ExpectedDecision(verdict, decidedBy, flags, hide, prefer, says));
    }

    private ExpectedPlan expectedPlan(YamlValue expect) {
        fields.isMappingOf(expect, List.of("plan", "findings"));
        Set<String> findings = new HashSet<>();
        fields.items(fields.entry(expect, "findings"))
                .forEach(item -> findingCode(item).ifPresent(findings::add));
        try {
            // an empty list is an expectation too: the plan changes nothing
            if (!expect.entries().containsKey("plan")) {
                return new ExpectedPlan(Optional.empty(), findings);
            }
        } catch (YamlProblem e) {
            return new ExpectedPlan(Optional.empty(), findings);
        }
        List<ExpectedChange> changes = new ArrayList<>();
        fields.items(fields.entry(expect, "plan")).forEach(item -> change(item).ifPresent(changes::add));
        return new ExpectedPlan(Optional.of(changes), findings);
    }

    private Optional<String> findingCode(YamlValue item) {
        Optional<String> code = fields.text(Optional.of(item));
        List<String> known = Stream.concat(
                        Stream.of(FindingCode.values()).map(Enum::name),
                        policy.rules().stream().map(rule -> rule.id().value()))
                .toList();
        code.filter(word -> !known.contains(word)).ifPresent(word -> fields.unknown(item, word, known));
        return code;
    }

    private Optional<ExpectedChange> change(YamlValue item) {
        fields.isMappingOf(item, List.of("action", "mailbox", "carrier", "reasons"));
        Optional<Action> action = fields.oneOf(fields.required(item, "action"), Action.class);
        Optional<MailboxAddress> mailbox = fields.made(fields.required(item, "mailbox"), MailboxAddress::new);
        Optional<CarrierRef> carrier = FactsReader.carrier(fields.required(item, "carrier"), fields);
        return action.isPresent() && mailbox.isPresent() && carrier.isPresent()
                ? Optional.of(
                        new ExpectedChange(action.get(), mailbox.get(), carrier.get(), fields.rules(item, "reasons")))
                : Optional.empty();
    }
}
