package fr.balise.operations.planning;

import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Sweep;
import fr.balise.analysis.sweep.Sweep.Tried;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.analysis.sweep.Variant;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.planner.PreparedFacts;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.settings.PolicySetting;
import fr.balise.operations.sources.FactSource;
import fr.balise.operations.sources.PartedFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What would be otherwise: a policy under other settings, other policies, other days, all over the same facts.
 *
 * @param base the policy in force, whose settings are swept
 * @param against policies that would replace it, as they are
 * @param swept settings and their values; each combination of values is a variant
 * @param days for which is decided, at least one
 * @param by by what changes are counted apart
 */
public record Variants(
        Policy base, List<Policy> against, List<SweptSetting> swept, List<LocalDate> days, List<Dimension> by) {
    /** More would take longer than anybody waits. */
    public static final int MOST = 1000;

    private static final Messages MESSAGES = Messages.beside(Variants.class, "planning");

    /** Copies the lists. */
    public Variants {
        against = List.copyOf(against);
        swept = List.copyOf(swept);
        days = List.copyOf(days);
        by = List.copyOf(by);
    }

    /**
     * Reads the facts once and asks every variant.
     *
     * @throws Refusal when settings contradict one another, and when nothing may be decided from what is there
     */
    public Sweep of(FactSource source) throws Refusal, InterruptedException {
        return of(source, begun -> {});
    }

    /**
     * As {@link #of(FactSource)}.
     *
     * @param begun hears of each variant before it is asked, of each part of the facts where they come in parts; what it throws
     *     ends the sweep
     */
    public Sweep of(FactSource source, Consumer<Variant> begun) throws Refusal, InterruptedException {
        List<Tried> tried = tried();
        Optional<PartedFacts> parted = source.parted(policies());
        if (parted.isPresent()) {
            return Sweep.sum(
                    StreamSupport.stream(parted.get().parts().spliterator(), false)
                            .map(part -> of(PreparedFacts.part(part), tried, begun))
                            .iterator(),
                    parted.get().sorting());
        }
        PreparedFacts facts = new PreparedFacts(source.read(Policy.considered(policies())));
        AtomicInteger asked = new AtomicInteger();
        Consumer<Variant> told = variant -> {
            begun.accept(variant);
            source.progress().advanced(MESSAGES.text("asking"), asked.getAndIncrement(), tried.size());
        };
        Sweep sweep = of(facts, tried, told);
        source.progress().advanced(MESSAGES.text("asking"), tried.size(), tried.size());
        return sweep;
    }

    /**
     * Asks every variant about facts that were read, all of them or a part.
     *
     * @throws Refusal when settings contradict one another
     */
    public Sweep of(PreparedFacts facts) throws Refusal {
        return of(facts, tried(), begun -> {});
    }

    private Sweep of(PreparedFacts facts, List<Tried> tried, Consumer<Variant> begun) {
        return Sweep.of(facts, tried, names(), by, begun);
    }

    /** Those whose rules decide. */
    public List<Policy> policies() {
        return Stream.concat(Stream.of(base), against.stream()).toList();
    }

    /** True when nothing is asked but the policy in force on one day. */
    public boolean trivial() {
        return against.isEmpty() && swept.isEmpty() && days.size() < 2;
    }

    /**
     * The only other policy, where there is one and its figures alone are not what is asked for: then people want to see whom
     * it treats differently.
     *
     * @throws Refusal as {@link #tried()}
     */
    public Optional<Tried> single() throws Refusal {
        List<Tried> others =
                tried().stream().filter(tried -> !tried.variant().inForce()).toList();
        return others.size() == 1 && days.size() == 1 && by.isEmpty() ? Optional.of(others.get(0)) : Optional.empty();
    }

    /**
     * The variants, those of a day after one another; the policy in force is among them for each day.
     *
     * @throws Refusal when settings contradict one another, and when there are too many
     */
    public List<Tried> tried() throws Refusal {
        refuseRepeated();
        long number = swept.stream()
                .mapToLong(setting -> setting.values().size())
                .reduce(days.size(), (all, values) -> Math.min(all * values, MOST + 1L));
        if (number + (long) days.size() * against.size() > MOST) {
            throw Refusal.input(MESSAGES.text("variants.tooMany", number, MOST));
        }
        List<Tried> tried = new ArrayList<>();
        for (LocalDate day : days) {
            List<Map<String, String>> grid = grid();
            if (swept.isEmpty()
                    || grid.stream().noneMatch(point -> changed(point).isEmpty())) {
                tried.add(tried(base, Map.of(), day));
            }
            for (Map<String, String> point : swept.isEmpty() ? List.<Map<String, String>>of() : grid) {
                tried.add(tried(base, changed(point), day));
            }
            against.forEach(
                    policy -> tried.add(new Tried(Variant.of(policy, Map.of(), told(policy), day, false), policy)));
        }
        return tried;
    }

    private void refuseRepeated() throws Refusal {
        Set<PolicySetting> seen = new HashSet<>();
        for (SweptSetting setting : swept) {
            if (!seen.add(setting.setting())) {
                throw Refusal.input(
                        MESSAGES.text("variants.repeated", setting.setting().key()));
            }
        }
    }

    /** Every combination; the last setting moves first. */
    private List<Map<String, String>> grid() {
        List<Map<String, String>> points = List.of(Map.of());
        for (SweptSetting setting : swept) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> point : points) {
                for (String value : setting.values()) {
                    Map<String, String> next = new LinkedHashMap<>(point);
                    next.put(setting.setting().key(), value);
                    more.add(next);
                }
            }
            points = more;
        }
        return points;
    }

    private Map<String, String> changed(Map<String, String> point) {
        Map<String, String> changed = new LinkedHashMap<>(point);
        changed.entrySet().removeIf(entry -> setting(entry.getKey()).of(base).equals(entry.getValue()));
        return changed;
    }

    private Tried tried(Policy policy, Map<String, String> changed, LocalDate day) throws Refusal {
        Policy varied = policy;
        // The later limit first, so that an earlier one that is set keeps what is set.
        for (String key : new TreeMap<>(changed).descendingKeySet()) {
            varied = setting(key).with(varied, Objects.requireNonNull(changed.get(key)));
        }
        Optional<Text> disagreement = PolicySetting.disagreement(varied);
        if (disagreement.isPresent()) {
            List<String> said = changed.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList();
            throw Refusal.input(MESSAGES.text("variants.disagree", String.join(", ", said), disagreement.get()));
        }
        return new Tried(Variant.of(policy, changed, told(varied), day, changed.isEmpty()), varied);
    }

    private Map<String, String> told(Policy policy) {
        Map<String, String> told = new LinkedHashMap<>();
        names().forEach(name -> told.put(name, setting(name).of(policy)));
        return told;
    }

    private List<String> names() {
        return swept.stream().map(each -> each.setting().key()).toList();
    }

    private static PolicySetting setting(String key) {
        return PolicySetting.named(key).orElseThrow();
    }
}
