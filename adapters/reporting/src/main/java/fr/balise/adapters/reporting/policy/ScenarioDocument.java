package fr.balise.adapters.reporting.policy;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.analysis.scenario.Scenario;
import fr.balise.analysis.scenario.Scenario.Kind;
import fr.balise.analysis.scenario.mutation.MutationScore;
import fr.balise.analysis.scenario.mutation.MutationScore.Survivor;
import fr.balise.analysis.scenario.mutation.PossibleDisputes;
import fr.balise.analysis.scenario.mutation.ScenarioReport;
import fr.balise.analysis.scenario.run.Coverage;
import fr.balise.analysis.scenario.run.ScenarioResult;
import fr.balise.analysis.scenario.run.ScenarioResult.Difference;
import fr.balise.analysis.scenario.run.ScenarioResult.Override;
import fr.balise.analysis.scenario.run.ScenarioRun;
import fr.balise.core.findings.Language;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a policy's scenarios, and how much they show of it. */
public final class ScenarioDocument {
    /** Survivors of mutation told one by one; JSON has them all. */
    private static final int MOST_SURVIVORS = 20;

    private final ScenarioRun run;
    private final Wording messages;

    private ScenarioDocument(ScenarioRun run, Language language) {
        this.run = run;
        this.messages = PolicyWording.in(language);
    }

    /** The run as a document; what was not measured is not told. */
    public static Document of(ScenarioReport report, Language language) {
        Policy policy = report.policy();
        ScenarioDocument document = new ScenarioDocument(report.run(), language);
        String title = document.messages.say("scenario.title", policy.name(), policy.version());
        List<Item> measured = new ArrayList<>(document.coverage(policy));
        report.mutation().ifPresent(mutation -> {
            measured.add(document.mutation(mutation.score()));
            measured.add(document.disputes(mutation.disputes()));
        });
        return Document.titled(language, title)
                .addAll(document.failures())
                .add(new Items(measured))
                .end();
    }

    private List<Block> failures() {
        List<Item> failed = run.failures().stream().map(this::failure).toList();
        return failed.isEmpty() ? List.of() : List.of(Section.of(messages.say("scenario.failures"), new Items(failed)));
    }

    private Item failure(ScenarioResult failure) {
        List<Item> details = new ArrayList<>();
        for (Difference difference : failure.differences()) {
            details.add(Item.of(messages.of(difference.what()))
                    .with(List.of(
                            Item.of(messages.say("scenario.expected", messages.of(difference.expected()))),
                            Item.of(messages.say("scenario.actual", messages.of(difference.actual()))))));
        }
        details.add(Item.of(messages.say("scenario.spoke", joined(failure.spoke()))));
        Scenario scenario = failure.scenario();
        return Item.of(Mark.BAD, Line.of(scenario.place() + messages.say("fact") + scenario.title()))
                .with(details);
    }

    private List<Item> coverage(Policy policy) {
        int failed = run.failures().size();
        int all = run.results().size();
        List<Item> told = new ArrayList<>();
        told.add(Item.of(
                messages.count("scenario.all", all, messages.grouped((long) all - failed), messages.grouped(failed))));
        if (all == 0) {
            return told;
        }
        Coverage coverage = run.coverage();
        int rules = policy.allRules().size();
        List<Item> silent = new ArrayList<>();
        if (!coverage.silent().isEmpty()) {
            silent.add(Item.of(messages.say("scenario.silent", joined(coverage.silent()))));
        }
        silent.addAll(lacking(coverage));
        told.add(Item.of(messages.say(
                        "scenario.rules",
                        messages.grouped((long) rules - coverage.silent().size()),
                        messages.grouped(rules),
                        messages.percent(coverage.percent())))
                .with(silent));
        if (!coverage.rows().isEmpty()) {
            told.add(rows(coverage));
        }
        return told;
    }

    /** Rules that lack the same, in one line. */
    private List<Item> lacking(Coverage coverage) {
        Map<String, List<RuleId>> byLack = new LinkedHashMap<>();
        coverage.kinds().forEach((rule, kinds) -> {
            String missing = Stream.of(Kind.values())
                    .filter(kind -> !kinds.contains(kind))
                    .map(kind -> messages.say("scenario.kind." + kind))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                byLack.computeIfAbsent(missing, none -> new ArrayList<>()).add(rule);
            }
        });
        return byLack.entrySet().stream()
                .map(each -> Item.of(messages.count(
                        "scenario.lacks.same", each.getValue().size(), each.getKey(), joined(each.getValue()))))
                .toList();
    }

    private Item rows(Coverage coverage) {
        List<Item> unshown = coverage.unshownRows().stream()
                .map(row -> Item.of(messages.say("scenario.row", row.place(), row.id())))
                .toList();
        int rows = coverage.rows().size();
        return Item.of(messages.say(
                        "scenario.rows",
                        messages.grouped((long) rows - unshown.size()),
                        messages.grouped(rows),
                        messages.percent(coverage.rowPercent())))
                .with(unshown);
    }

    private Item mutation(MutationScore score) {
        int noticed = score.killed().size();
        List<Item> survivors = Item.first(
                score.survivors(), MOST_SURVIVORS, this::survivor, more -> messages.count("scenario.more", more));
        return Item.of(messages.say(
                        "scenario.mutation",
                        messages.grouped(noticed),
                        messages.grouped((long) noticed + score.survivors().size()),
                        messages.percent(score.percent()),
                        messages.grouped(score.equivalent().size())))
                .with(survivors);
    }

    private Item survivor(Survivor survivor) {
        String told = messages.say(
                "scenario.survivor",
                survivor.mutant().original().id(),
                survivor.mutant().original().place(),
                messages.of(survivor.mutant().change()));
        return Item.of(told)
                .with(List.of(Item.of(messages.say("scenario.survivor.case", Scenario.written(survivor.witness())))));
    }

    private Item disputes(PossibleDisputes disputes) {
        Set<Override> shown = run.coverage().overrides();
        List<Item> never = disputes.overrides().stream()
                .filter(pair -> !shown.contains(pair))
                .sorted(Comparator.comparing(Override::stronger).thenComparing(Override::weaker))
                .map(pair -> Item.of(messages.say(
                        "scenario.dispute",
                        PolicyWording.verdict(pair.stronger(), messages),
                        PolicyWording.verdict(pair.weaker(), messages))))
                .toList();
        int all = disputes.overrides().size();
        return Item.of(messages.say(
                        "scenario.disputes", messages.grouped((long) all - never.size()), messages.grouped(all)))
                .with(never);
    }

    private static String joined(Collection<RuleId> rules) {
        return rules.isEmpty() ? "—" : rules.stream().map(RuleId::value).collect(Collectors.joining(", "));
    }
}
