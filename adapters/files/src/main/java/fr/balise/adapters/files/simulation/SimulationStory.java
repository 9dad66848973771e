package fr.balise.adapters.files.simulation;

import fr.balise.adapters.files.report.Words;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.analysis.simulation.Outcome;
import fr.balise.analysis.simulation.PlanFigures;
import fr.balise.analysis.simulation.Tally;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseWords;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every report of a comparison tells, in the order in which it is told. */
final class SimulationStory {
    /** How many letters of a digest people see. */
    private static final int SHORT = 12;

    /** How many figures, the first ones, count changes of a plan and are drawn on one scale. */
    static final int CHANGES = 3;

    private final Comparison comparison;
    private final Words words;

    SimulationStory(Comparison comparison, Words words) {
        this.comparison = comparison;
        this.words = words;
    }

    /** One line of the two plans side by side; numbers are those behind the texts. */
    record Figure(String name, long before, long after, String shownBefore, String shownAfter, String difference) {}

    /** The changed outcomes by one criterion. */
    record Breakdown(String title, String criterion, List<Row> rows) {
        int largest() {
            return rows.stream().mapToInt(row -> row.tally().total()).max().orElse(0);
        }
    }

    /** One value of the criterion. */
    record Row(String name, Tally tally) {}

    /** Mailboxes that change from the same outcome to the same outcome for the same reasons. */
    record Group(
            String title, List<String> shifts, List<String> before, List<String> after, List<ChangedMailbox> members) {}

    Words words() {
        return words;
    }

    String say(String key, Object... arguments) {
        return words.say("simulation." + key, arguments);
    }

    String title() {
        return say("title", words.date(comparison.asOf()));
    }

    List<String> policies() {
        return List.of(
                say("inForce", policy(comparison.before().policy())),
                say("replacement", policy(comparison.after().policy())));
    }

    private static String policy(Plan.PolicyRef policy) {
        return policy.name() + " " + policy.version() + " ("
                + policy.digest().substring(0, Math.min(SHORT, policy.digest().length())) + ")";
    }

    /** The result in a few sentences. */
    List<String> summary() {
        List<String> told = new ArrayList<>();
        Tally all = comparison.all();
        if (comparison.changed().isEmpty()) {
            told.add(say("nothing", words.grouped(comparison.compared())));
        } else {
            told.add(words.say(
                    "simulation.changed",
                    words.count("simulation.outcome", all.total()),
                    words.grouped(comparison.compared())));
            Stream.of(Consequence.values())
                    .filter(consequence -> all.of(consequence) > 0)
                    .forEach(consequence ->
                            told.add(consequence(consequence) + say("colon") + words.grouped(all.of(consequence))));
        }
        left().forEach(each -> told.add(each.title()));
        return told;
    }

    /** Professionals for whom it matters most, under a title that counts them. */
    record Left(String title, List<String> professionals) {
        boolean isEmpty() {
            return professionals.isEmpty();
        }
    }

    List<Left> left() {
        return Stream.of(newlyLeft(), noLongerLeft())
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private Left newlyLeft() {
        List<LastAddress> professionals = comparison.newlyLeft();
        return new Left(words.count("simulation.newlyLeft", professionals.size()), named("loses", professionals));
    }

    private Left noLongerLeft() {
        List<LastAddress> professionals = comparison.noLongerLeft();
        return new Left(words.count("simulation.noLongerLeft", professionals.size()), named("keeps", professionals));
    }

    private List<String> named(String key, List<LastAddress> professionals) {
        return professionals.stream()
                .map(last -> say(key, last.practitioner(), String.join(", ", last.mailboxes())))
                .toList();
    }

    List<Figure> figures() {
        return List.of(
                figure("attach", PlanFigures::attach, words::grouped),
                figure("update", PlanFigures::update, words::grouped),
                figure("detach", PlanFigures::detach, words::grouped),
                figure("keep", PlanFigures::keep, words::grouped),
                figure("calls", PlanFigures::calls, words::grouped),
                figure("duration", PlanFigures::seconds, words::duration),
                figure("undecided", PlanFigures::undecided, words::grouped),
                figure("left", figures -> figures.leftWithoutAddress().size(), words::grouped));
    }

    private Figure figure(String key, ToLongFunction<PlanFigures> value, Function<Long, String> shown) {
        long before = value.applyAsLong(comparison.before());
        long after = value.applyAsLong(comparison.after());
        String sign = after > before ? "+" : after < before ? "-" : "";
        return new Figure(
                say("figure." + key),
                before,
                after,
                shown.apply(before),
                shown.apply(after),
                before == after ? "=" : sign + shown.apply(Math.abs(after - before)));
    }

    List<Breakdown> breakdowns() {
        if (comparison.changed().isEmpty()) {
            return List.of();
        }
        return List.of(
                breakdown(
                        "transition",
                        comparison.transitions().stream()
                                .map(each -> new Row(passage(each.before(), each.after()), each.tally()))),
                breakdown("type", rows(comparison.byType(), type -> value(CaseAttribute.MAILBOX_TYPE, type))),
                breakdown("care", rows(comparison.byCareSetting(), care -> value(CaseAttribute.CARE_SETTING, care))),
                breakdown("domain", rows(comparison.byDomain(), domain -> domain)));
    }

    private Breakdown breakdown(String key, Stream<Row> rows) {
        return new Breakdown(say("by." + key), say("criterion." + key), rows.toList());
    }

    private static <K> Stream<Row> rows(Map<K, Tally> tallies, Function<K, String> name) {
        return tallies.entrySet().stream().map(entry -> new Row(name.apply(entry.getKey()), entry.getValue()));
    }

    List<RuleShare> rules() {
        return comparison.byRule();
    }

    /** By transition, then by reason; a group lists its mailboxes in the order of the comparison. */
    List<Group> groups() {
        record Key(Outcome from, Outcome to, List<Shift> shifts, List<Reason> before, List<Reason> after) {}
        Map<Key, List<ChangedMailbox>> groups = new LinkedHashMap<>();
        for (Comparison.Transition transition : comparison.transitions()) {
            comparison.changed().stream()
                    .filter(each -> each.before().outcome().equals(transition.before())
                            && each.after().outcome().equals(transition.after()))
                    .forEach(each -> groups.computeIfAbsent(
                                    new Key(
                                            transition.before(),
                                            transition.after(),
                                            each.shifts(),
                                            each.before().reasons(),
                                            each.after().reasons()),
                                    none -> new ArrayList<>())
                            .add(each));
        }
        return groups.entrySet().stream()
                .map(entry -> new Group(
                        say(
                                "group",
                                passage(entry.getKey().from(), entry.getKey().to()),
                                words.grouped(entry.getValue().size())),
                        entry.getKey().shifts().stream().map(this::shift).toList(),
                        reasons(entry.getKey().before()),
                        reasons(entry.getKey().after()),
                        entry.getValue()))
                .toList();
    }

    private String shift(Shift shift) {
        return value(shift.attribute(), shift.before()) + " → " + value(shift.attribute(), shift.after()) + " ["
                + shift.attribute().ruleName() + "]";
    }

    private String value(CaseAttribute attribute, Enum<?> value) {
        return words.of(CaseWords.of(attribute, value));
    }

    private List<String> reasons(List<Reason> reasons) {
        return reasons.isEmpty()
                ? List.of(say("noRule"))
                : reasons.stream()
                        .map(reason -> words.of(reason.message()) + " [" + grounds(reason) + "]")
                        .toList();
    }

    private static String grounds(Reason reason) {
        return reason.rule() + (reason.sources().isEmpty() ? "" : " · " + String.join(", ", reason.sources()));
    }

    private String passage(Outcome from, Outcome to) {
        return outcome(from) + " → " + outcome(to);
    }

    private String outcome(Outcome outcome) {
        return say("verdict." + outcome.verdict())
                + (outcome.hidden() ? say("hidden") : "")
                + (outcome.preferred() ? say("preferred") : "");
    }

    String consequence(Consequence consequence) {
        return say("consequence." + consequence);
    }

    /** Where the mailbox stands: the carrier's name and reference. */
    String place(ChangedMailbox changed) {
        return Stream.of(changed.label(), changed.carrier().toString())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** What the plan of each policy does. */
    String actions(ChangedMailbox changed) {
        return action(changed.before()) + " → " + action(changed.after());
    }

    private String action(ChangedMailbox.Side side) {
        return side.action().map(words::action).orElse(say("noAction"));
    }
}
