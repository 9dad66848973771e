package fr.balise.operations.following;

import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.following.Status.OpenSince;
import fr.balise.operations.following.Store.OpenFinding;
import fr.balise.operations.following.counting.Counting;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.FindingGroups;
import fr.balise.operations.following.counting.Indicator;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.following.counting.Indicators;
import fr.balise.operations.following.counting.Measure;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.sources.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory looked at again and again. Nothing is written to it.
 *
 * @param policy what decides; empty to count what is there alone
 * @param unusedMonths months without use after which a mailbox counts as unused, instead of the policy's
 * @param visibleWithin how long what our runs wrote may take to show
 * @param keepMonths for how long days are kept
 */
public record Following(
        FactSource source,
        Optional<PolicyInForce> policy,
        Optional<Integer> unusedMonths,
        Duration visibleWithin,
        int keepMonths) {
    private static final Set<String> UNSEARCHED =
            Set.of(FindingCode.DOMAIN_SEARCH_UNAVAILABLE.name(), FindingCode.SEARCH_UNSUPPORTED.name());

    /**
     * What a look brings.
     *
     * @param comparedWith when the directory was read before; empty when nothing is known of it
     * @param complete false when the directory was not read whole: then nothing is said of what disappeared
     * @param drift what changed since that no run of ours explains, a finding for each; nothing is found twice
     */
    public record Look(
            Status status, Plan plan, Optional<Instant> comparedWith, boolean complete, List<Finding> drift) {
        /** True when somebody should hear of it: another hand wrote, or not all could be read. */
        public boolean remarkable() {
            return !drift.isEmpty() || !complete;
        }
    }

    private record Seen(PublicationFacts facts, Drift drift, Reading reading, LocalDate asOf) {
        List<Finding> cameBack() {
            return drift.cameBack(reading);
        }
    }

    /**
     * Counts, and keeps what was counted.
     *
     * @throws Refusal when the directory cannot be read, or the day not be kept
     */
    public Status status(LocalDate asOf, Instant now, Store store) throws Refusal, InterruptedException {
        Seen seen = seen(read(), asOf, now);
        List<Finding> found = policy.isPresent()
                ? planning(asOf).decided(seen.facts()).plan().findings()
                : seen.facts().findings();
        return kept(seen, found, counted(seen), Optional.empty(), store);
    }

    /**
     * Counts, decides again, and tells what changed since the last look.
     *
     * @throws Refusal when the directory cannot be read, or the day not be kept
     */
    public Look look(LocalDate asOf, Instant now, Writing writing, Store store) throws Refusal, InterruptedException {
        PublicationFacts facts = read();
        Plan plan = Planning.addressed(planning(asOf).decided(facts).plan(), source, writing, asOf);
        return look(facts, plan, now, store);
    }

    /**
     * As {@link #look(LocalDate, Instant, Writing, Store)}, of what was read and decided already.
     *
     * @param plan what was decided of the facts
     * @param now when they were read
     * @throws Refusal when the day cannot be kept
     */
    public Look look(PublicationFacts facts, Plan plan, Instant now, Store store) throws Refusal {
        Seen seen = seen(facts, plan.asOf(), now);
        boolean complete = complete(seen.facts());
        Optional<Reading> last = store.lastReading();
        List<Finding> drift = seen.drift().between(last, seen.reading(), complete);
        Reading known =
                complete ? seen.reading() : last.map(seen.reading()::orAs).orElse(seen.reading());
        Status status = kept(
                seen,
                plan.findings(),
                counted(seen).with(Indicator.DRIFT, groups(seen).count(drift)),
                Optional.of(known),
                store);
        return new Look(status, plan, last.map(Reading::takenAt), complete, drift);
    }

    private PublicationFacts read() throws Refusal, InterruptedException {
        return source.read(policy.map(PolicyInForce::policy)
                .map(known -> known.caseSettings().types())
                .orElse(TypeSettings.NONE));
    }

    private Seen seen(PublicationFacts facts, LocalDate asOf, Instant now) throws Refusal {
        return new Seen(facts, new Drift(source.writes(), visibleWithin), Reading.of(facts, now), asOf);
    }

    private Planning planning(LocalDate asOf) {
        return new Planning(policy.orElseThrow(), source, asOf);
    }

    private Measure measure(LocalDate asOf) {
        return Measure.of(policy.map(known -> known.policy().caseSettings()), unusedMonths, asOf);
    }

    private Indicators counted(Seen seen) {
        return Counting.of(seen.facts(), seen.asOf(), measure(seen.asOf()), Drift.places(seen.cameBack()));
    }

    private FindingGroups groups(Seen seen) {
        return new FindingGroups(seen.facts(), measure(seen.asOf()));
    }

    /** What a reading does not show may stand there all the same, when it is not whole. */
    private static boolean complete(PublicationFacts facts) {
        return !facts.gaps().contains(Gap.DIRECTORY)
                && facts.findings().stream().map(Finding::code).noneMatch(UNSEARCHED::contains);
    }

    private Status kept(Seen seen, List<Finding> found, Indicators counted, Optional<Reading> reading, Store store)
            throws Refusal {
        List<Finding> cameBack = seen.cameBack();
        List<Finding> all = Stream.concat(found.stream(), cameBack.stream()).toList();
        Indicators indicators = counted.with(Indicator.FINDINGS, groups(seen).count(all));
        Map<OpenFinding, LocalDate> since = since(all, seen.asOf(), store.openFindings());
        store.keep(
                new Store.Day(seen.asOf(), indicators, since, reading),
                seen.asOf().minusMonths(keepMonths));
        return new Status(
                seen.facts().operator().name(),
                seen.asOf(),
                measure(seen.asOf()).unusedMonths(),
                indicators,
                cameBack,
                open(all, since),
                history(seen.asOf(), indicators, store),
                structures(seen.facts()));
    }

    private static Map<OpenFinding, LocalDate> since(
            Collection<Finding> findings, LocalDate today, Map<OpenFinding, LocalDate> before) {
        boolean lookingBack = before.values().stream().anyMatch(today::isBefore);
        Map<OpenFinding, LocalDate> since = lookingBack ? new HashMap<>(before) : new HashMap<>();
        findings.stream()
                .map(OpenFinding::of)
                .forEach(finding -> since.put(finding, earlier(before.getOrDefault(finding, today), today)));
        return since;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static SortedMap<String, OpenSince> open(Collection<Finding> findings, Map<OpenFinding, LocalDate> since) {
        SortedMap<String, OpenSince> open = new TreeMap<>();
        findings.forEach(finding -> open.merge(
                finding.code(),
                new OpenSince(1, since.getOrDefault(OpenFinding.of(finding), LocalDate.MAX)),
                OpenSince::and));
        return open;
    }

    /** What is not kept has today alone. */
    private static Map<IndicatorDimension, SortedMap<LocalDate, SortedMap<String, Figures>>> history(
            LocalDate today, Indicators indicators, Store store) throws Refusal {
        Map<IndicatorDimension, SortedMap<LocalDate, SortedMap<String, Figures>>> history =
                new EnumMap<>(IndicatorDimension.class);
        for (IndicatorDimension dimension : IndicatorDimension.values()) {
            SortedMap<LocalDate, SortedMap<String, Figures>> days = new TreeMap<>(store.history(dimension, today));
            days.put(today, indicators.by(dimension));
            history.put(dimension, days);
        }
        return history;
    }

    private static Map<String, String> structures(PublicationFacts facts) {
        Map<String, String> names = new HashMap<>();
        facts.carriers().stream()
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast)
                .forEach(structure -> names.putIfAbsent(Counting.number(structure), structure.label()));
        return names;
    }
}
