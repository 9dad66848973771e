package fr.balise.adapters.formats.simulation;

import fr.balise.adapters.formats.json.PolicyJson;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.analysis.sweep.Goal;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.VariantFigures;
import fr.balise.core.planning.Breakdown.Actions;
import fr.balise.core.planning.Impact.LastAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What variants of a policy would take, for programs.
 *
 * @param settings the names of the swept settings, in order
 * @param goal which variants reach the goal, where one was given
 */
public record SweepJson(
        String schema,
        SortedMap<String, String> inputs,
        List<String> settings,
        Optional<GoalJson> goal,
        List<VariantJson> variants) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:sweep:1";

    /**
     * Which variants reach a goal.
     *
     * @param nearest the variant that is least far from it
     */
    public record GoalJson(List<String> reachedBy, String nearest) {}

    /**
     * One variant.
     *
     * @param published the operator's publications now, of which the removals are a share
     * @param lastAddress professionals who would show nothing any more
     * @param firstAddress professionals who would show a mailbox and show none now
     * @param by the changes by what they are counted apart, and there by value
     */
    public record VariantJson(
            String variant,
            PolicyJson policy,
            LocalDate asOf,
            boolean inForce,
            SortedMap<String, String> settings,
            int attach,
            int update,
            int detach,
            int published,
            int keep,
            int undecided,
            int calls,
            List<LastAddress> lastAddress,
            List<LastAddress> firstAddress,
            SortedMap<String, SortedMap<String, Actions>> by) {
        private static VariantJson of(VariantFigures figures) {
            SortedMap<String, SortedMap<String, Actions>> by = new TreeMap<>();
            figures.by().forEach((dimension, counts) -> by.put(dimension.word(), counts));
            return new VariantJson(
                    figures.variant().id(),
                    PolicyJson.of(figures.variant().policy()),
                    figures.variant().asOf(),
                    figures.variant().inForce(),
                    figures.variant().settings(),
                    figures.attach(),
                    figures.update(),
                    figures.detach(),
                    figures.published(),
                    figures.keep(),
                    figures.undecided(),
                    figures.calls(),
                    figures.lastAddress(),
                    figures.firstAddress(),
                    by);
        }
    }

    /** The document, ending with a line break. */
    public static String write(Sweep sweep, Optional<Goal> goal) {
        return SteadyJson.document(new SweepJson(
                SCHEMA,
                sweep.inputs(),
                sweep.settings(),
                goal.map(wanted -> new GoalJson(
                        wanted.reached(sweep).stream()
                                .map(figures -> figures.variant().id())
                                .toList(),
                        wanted.nearest(sweep).variant().id())),
                sweep.variants().stream().map(VariantJson::of).toList()));
    }
}
