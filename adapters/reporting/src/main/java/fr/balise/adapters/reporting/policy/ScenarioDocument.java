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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a policy's scenarios, and how much they show of it. */
public final class ScenarioDocument {
    /** What is worth doing next, before all is asked for. */
    private static final int MOST_NEXT = 3;

    /** Waived scenarios told for each reason, before all are asked for. */
    private static final int MOST_WAIVED = 3;

    private final ScenarioReport report;
    private final ScenarioRun run;
    private final Wording messages;
    private final boolean all;

    private ScenarioDocument(ScenarioReport report, Language language, boolean all) {
        this.report = report;
        this.run = report.run();
        this.messages = PolicyWording.in(language);
        this.all = all;
    }

    /**
     * The run as a document; what was not measured is not told.
     *
     * @param all whether to tell all that scenarios do not show, rather than what to show next
     */
    public static Document of(ScenarioReport report, Language language, boolean all) {
        return new ScenarioDocument(report, language, all).whole();
    }

    private Document whole() {
        Policy policy = report.policy();
        List<List<Item>> lacking = lacking();
        Document.Builder document = Document.titled(
                        messages.language(), messages.say("scenario.title", policy.name(), policy.version()))
                .addAll(failures())
                .add(Section.of(messages.say("scenario.waived"), new Items(waived())))
                .add(new Items(measured(policy)));
        if (all) {
            lacking.forEach(items -> document.add(new Items(items)));
            return document.end();
        }
        List<Item> next = next(lacking);
        int more = lacking.stream().mapToInt(List::size).sum() - next.size();
        return document.add(Section.of(messages.say("scenario.next"), new Items(next)))
                .end(more == 0 ? "" : messages.count("scenario.more", more));
    }

    /** The first of each kind, then the second of each, until there are enough. */
    private static List<Item> next(List<List<Item>> lacking) {
        List<Item> next = new ArrayList<>();
        int longest = lacking.stream().mapToInt(List::size).max().orElse(0);
        for (int at = 0; at < longest; at++) {
            int place = at;
            lacking.stream().filter(items -> place < items.size()).forEach(items -> next.add(items.get(place)));
        }
        return next.stream().limit(MOST_NEXT).toList();
    }

    /** All that the scenarios do not show, by kind, the most telling first. */
    private List<List<Item>> lacking() {
        if (run.results().isEmpty()) {
            return List.of();
        }
        Coverage coverage = run.coverage();
        List<List<Item>> lacking = new ArrayList<>();
        lacking.add(coverage.silent().stream()
                .map(rule -> Item.of(messages.say("scenario.silent", rule)))
                .toList());
        lacking.add(coverage.unshownRows().stream()
                .map(row -> Item.of(messages.say("scenario.row", row.place(), row.id())))
                .toList());
        report.mutation().ifPresent(mutation -> {
            lacking.add(survivors(mutation.score()));
            lacking.add(disputes(mutation.disputes()));
        });
        lacking.add(kinds(coverage));
        return lacking;
    }

    private List<Item> waived() {
        Map<String, List<Scenario>> byReason = new TreeMap<>();
        run.waived()
                .forEach(each -> byReason.computeIfAbsent(messages.of(each.why()), none -> new ArrayList<>())
                        .add(each.scenario()));
        return byReason.entrySet().stream()
                .map(reason -> Item.of(messages.count(
                                "scenario.waived.by", reason.getValue().size(), reason.getKey()))
                        .with(Item.first(
                                reason.getValue(),
                                all ? Integer.MAX_VALUE : MOST_WAIVED,
                                this::titled,
                                more -> messages.count("scenario.more", more))))
                .toList();
    }

    private Item titled(Scenario scenario) {
        return Item.of(scenario.place() + messages.say("fact") + scenario.title());
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

    private List<Item> measured(Policy policy) {
        int failed = run.failures().size();
        int tried = run.results().size();
        List<Item> told = new ArrayList<>();
        told.add(Item.of(messages.count(
                "scenario.all", tried, messages.grouped((long) tried - failed), messages.grouped(failed))));
        if (tried == 0) {
            return told;
        }
        Coverage coverage = run.coverage();
        int rules = policy.allRules().size();
        told.add(Item.of(messages.say(
                "scenario.rules",
                messages.grouped((long) rules - coverage.silent().size()),
                messages.grouped(rules),
                messages.percent(coverage.percent()))));
        if (!coverage.rows().isEmpty()) {
            int rows = coverage.rows().size();
            told.add(Item.of(messages.say(
                    "scenario.rows",
                    messages.grouped((long) rows - coverage.unshownRows().size()),
                    messages.grouped(rows),
                    messages.percent(coverage.rowPercent()))));
        }
        report.mutation().ifPresent(mutation -> {
            told.add(mutation(mutation.score()));
            int possible = mutation.disputes().overrides().size();
            told.add(Item.of(messages.say(
                    "scenario.disputes",
                    messages.grouped(
                            (long) possible - disputes(mutation.disputes()).size()),
                    messages.grouped(possible))));
        });
        return told;
    }

    /** Rules that lack the same, in one line. */
    private List<Item> kinds(Coverage coverage) {
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

    private Item mutation(MutationScore score) {
        int noticed = score.killed().size();
        return Item.of(messages.say(
                "scenario.mutation",
                messages.grouped(noticed),
                messages.grouped((long) noticed + score.survivors().size()),
                messages.percent(score.percent()),
                messages.grouped(score.equivalent().size())));
    }

    private List<Item> survivors(MutationScore score) {
        return score.survivors().stream().map(this::survivor).toList();
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

    private List<Item> disputes(PossibleDisputes disputes) {
        Set<Override> shown = run.coverage().overrides();
        return disputes.overrides().stream()
                .filter(pair -> !shown.contains(pair))
                .sorted(Comparator.comparing(Override::stronger).thenComparing(Override::weaker))
                .map(pair -> Item.of(messages.say(
                        "scenario.dispute",
                        PolicyWording.verdict(pair.stronger(), messages),
                        PolicyWording.verdict(pair.weaker(), messages))))
                .toList();
    }

    private static String joined(Collection<RuleId> rules) {
        return rules.isEmpty() ? "—" : rules.stream().map(RuleId::value).collect(Collectors.joining(", "));
    }
}
