package fr.balise.adapters.formats.simulation;

import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.simulation.ChangedMailbox;
import fr.balise.analysis.simulation.ChangedMailbox.Shift;
import fr.balise.analysis.simulation.ChangedMailbox.Side;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.analysis.simulation.Comparison.RuleShare;
import fr.balise.analysis.simulation.Comparison.Transition;
import fr.balise.analysis.simulation.Consequence;
import fr.balise.analysis.simulation.PlanFigures;
import fr.balise.analysis.simulation.Tally;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.digest.StoredList;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A comparison for programs, in an order that never changes.
 *
 * @param settings that the second policy says otherwise, by name; empty where it is another policy
 */
public record SimulationJson(
        String schema,
        LocalDate asOf,
        SortedMap<String, String> inputs,
        FiguresJson before,
        FiguresJson after,
        SortedMap<String, String> settings,
        DifferenceJson difference,
        int compared,
        TallyJson changedCount,
        List<TransitionJson> transitions,
        List<RuleShare> byRule,
        SortedMap<MailboxType, TallyJson> byMailboxType,
        SortedMap<CareSetting, TallyJson> byCareSetting,
        SortedMap<String, TallyJson> byMailDomain,
        List<ChangedJson> changed) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:simulation:1";

    /** What one policy would take. */
    public record FiguresJson(
            PolicyJson policy,
            int attach,
            int update,
            int detach,
            int keep,
            int calls,
            long seconds,
            int undecided,
            List<LastAddress> leftWithoutAddress) {
        private static FiguresJson of(PlanFigures figures) {
            return new FiguresJson(
                    PolicyJson.of(figures.policy()),
                    figures.attach(),
                    figures.update(),
                    figures.detach(),
                    figures.keep(),
                    figures.calls(),
                    figures.seconds(),
                    figures.undecided(),
                    figures.leftWithoutAddress());
        }
    }

    /** How much more the second would take. */
    public record DifferenceJson(
            int attach,
            int update,
            int detach,
            int keep,
            int calls,
            long seconds,
            int undecided,
            List<LastAddress> newlyLeftWithoutAddress,
            List<LastAddress> noLongerLeftWithoutAddress) {
        private static DifferenceJson of(Comparison comparison) {
            PlanFigures before = comparison.before();
            PlanFigures after = comparison.after();
            return new DifferenceJson(
                    after.attach() - before.attach(),
                    after.update() - before.update(),
                    after.detach() - before.detach(),
                    after.keep() - before.keep(),
                    after.calls() - before.calls(),
                    after.seconds() - before.seconds(),
                    after.undecided() - before.undecided(),
                    comparison.newlyLeft(),
                    comparison.noLongerLeft());
        }
    }

    /** How many, by consequence. */
    public record TallyJson(int total, int appears, int disappears, int shownOtherwise, int unseen) {
        private static TallyJson of(Tally tally) {
            return new TallyJson(
                    tally.total(), tally.appears(), tally.disappears(), tally.shownOtherwise(), tally.unseen());
        }

        private static <K> SortedMap<K, TallyJson> by(SortedMap<K, Tally> tallies) {
            SortedMap<K, TallyJson> by = new TreeMap<>();
            tallies.forEach((key, tally) -> by.put(key, of(tally)));
            return by;
        }
    }

    /** How many go from one outcome to another. */
    public record TransitionJson(CaseOutcome before, CaseOutcome after, TallyJson count) {
        private static TransitionJson of(Transition transition) {
            return new TransitionJson(transition.before(), transition.after(), TallyJson.of(transition.tally()));
        }
    }

    /** One mailbox on one carrier that is decided differently. */
    public record ChangedJson(
            MailboxAddress address,
            MailboxType type,
            CareSetting careSetting,
            String carrier,
            String label,
            Optional<Change.Person> person,
            Optional<Change.Structure> structure,
            Consequence consequence,
            List<ShiftJson> shifts,
            SideJson before,
            SideJson after) {
        private static ChangedJson of(ChangedMailbox changed) {
            return new ChangedJson(
                    changed.address(),
                    changed.type(),
                    changed.careSetting(),
                    changed.carrier().toString(),
                    changed.label(),
                    changed.person(),
                    changed.structure(),
                    changed.consequence(),
                    changed.shifts().stream().map(ShiftJson::of).toList(),
                    SideJson.of(changed.before()),
                    SideJson.of(changed.after()));
        }
    }

    /** An attribute to which the settings of the two policies give different values. */
    public record ShiftJson(String attribute, String before, String after) {
        private static ShiftJson of(Shift shift) {
            return new ShiftJson(
                    shift.attribute(), shift.before().name(), shift.after().name());
        }
    }

    /** What one policy says. */
    public record SideJson(
            Verdict verdict, boolean hidden, boolean preferred, Optional<Change.Action> action, List<Reason> reasons) {
        private static SideJson of(Side side) {
            CaseOutcome outcome = side.outcome();
            return new SideJson(
                    outcome.verdict(), outcome.hidden(), outcome.preferred(), side.action(), side.reasons());
        }
    }

    /** The document, ending with a line break. */
    public static String write(Comparison comparison) {
        return write(comparison, new TreeMap<>());
    }

    /** The document of a policy and the same under other settings. */
    public static String write(Comparison comparison, SortedMap<String, String> settings) {
        return SteadyJson.document(new SimulationJson(
                SCHEMA,
                comparison.asOf(),
                comparison.inputs(),
                FiguresJson.of(comparison.before()),
                FiguresJson.of(comparison.after()),
                settings,
                DifferenceJson.of(comparison),
                comparison.compared(),
                TallyJson.of(comparison.all()),
                comparison.transitions().stream().map(TransitionJson::of).toList(),
                comparison.byRule(),
                TallyJson.by(comparison.byType()),
                TallyJson.by(comparison.byCareSetting()),
                TallyJson.by(comparison.byDomain()),
                StoredList.each(comparison.changed(), ChangedJson::of)));
    }
}
