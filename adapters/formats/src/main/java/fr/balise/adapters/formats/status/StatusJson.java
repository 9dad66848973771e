package fr.balise.adapters.formats.status;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Summary;
import fr.balise.operations.following.Following.Look;
import fr.balise.operations.following.Status;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.IndicatorDimension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a directory for programs. Indicators stand by their keys; what is not there is zero.
 *
 * @param history the days that are kept, this one last
 * @param watch what changed since the last look; only where somebody looked for it
 */
public record StatusJson(
        String schema,
        String operator,
        LocalDate asOf,
        int unusedMonths,
        Map<String, Long> indicators,
        List<GroupJson> groups,
        List<Finding> cameBack,
        List<OpenJson> openFindings,
        List<DayJson> history,
        Optional<WatchJson> watch) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:status:1";

    /**
     * One member of a dimension.
     *
     * @param member empty for what belongs to none
     * @param name of a structure
     */
    public record GroupJson(
            IndicatorDimension dimension, String member, Optional<String> name, Map<String, Long> indicators) {}

    /** The findings of one code that are open, and the first day of the oldest. */
    public record OpenJson(String code, long count, LocalDate since) {}

    /** What was counted on a day. */
    public record DayJson(LocalDate day, Map<String, Long> indicators) {}

    /**
     * What changed.
     *
     * @param since when the directory was looked at before
     * @param complete false when it was not read whole, so that nothing is said of what disappeared
     * @param changes that no run of ours made
     * @param passed the thresholds that are passed
     */
    public record WatchJson(
            Optional<String> since, boolean complete, List<Finding> changes, PlannedJson plan, List<Text> passed) {}

    /** What the plan of the day would change. */
    public record PlannedJson(String digest, int attach, int update, int detach) {
        static PlannedJson of(Look look) {
            Summary summary = look.plan().summary();
            return new PlannedJson(look.plan().digest().hex(), summary.attach(), summary.update(), summary.detach());
        }
    }

    /** The document, ending with a line break. */
    public static String write(Status status) {
        return SteadyJson.document(of(status, Optional.empty()));
    }

    /**
     * The document of a look.
     *
     * @param passed the thresholds that are passed
     */
    public static String write(Look look, Collection<Text> passed) {
        WatchJson watch = new WatchJson(
                look.comparedWith().map(Object::toString),
                look.complete(),
                look.drift(),
                PlannedJson.of(look),
                List.copyOf(passed));
        return SteadyJson.document(of(look.status(), Optional.of(watch)));
    }

    private static StatusJson of(Status status, Optional<WatchJson> watch) {
        return new StatusJson(
                SCHEMA,
                status.operator(),
                status.asOf(),
                status.unusedMonths(),
                counts(status.indicators().total()),
                Stream.of(IndicatorDimension.values())
                        .filter(dimension -> dimension != IndicatorDimension.ALL)
                        .flatMap(dimension -> groups(status, dimension).stream())
                        .toList(),
                status.cameBack(),
                status.open().entrySet().stream()
                        .map(open -> new OpenJson(
                                open.getKey(),
                                open.getValue().count(),
                                open.getValue().since()))
                        .toList(),
                status.days().stream()
                        .map(day -> new DayJson(day.getKey(), counts(day.getValue())))
                        .toList(),
                watch);
    }

    private static List<GroupJson> groups(Status status, IndicatorDimension dimension) {
        List<GroupJson> groups = new ArrayList<>();
        status.indicators()
                .by(dimension)
                .forEach((member, figures) -> groups.add(new GroupJson(
                        dimension,
                        member,
                        Optional.ofNullable(status.structures().get(member))
                                .filter(name -> dimension == IndicatorDimension.STRUCTURE),
                        counts(figures))));
        return groups;
    }

    static Map<String, Long> counts(Figures figures) {
        Map<String, Long> counts = new LinkedHashMap<>();
        figures.counts().forEach((indicator, count) -> counts.put(indicator.key(), count));
        return counts;
    }
}
