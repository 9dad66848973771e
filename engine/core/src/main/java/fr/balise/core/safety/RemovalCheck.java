package fr.balise.core.safety;

import static fr.balise.core.safety.Breaches.MESSAGES;
import static fr.balise.core.safety.Breaches.number;

import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Impact.StructureImpact;
import fr.balise.core.planning.Impact.Tally;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Reason;
import fr.balise.core.planning.parts.SourceCounts;
import fr.balise.core.policy.model.RemovalLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks how much a plan that removes takes away, and whether what it was made from shrank. */
final class RemovalCheck {
    /** A source that lost so few lines did not shrink, whatever share they are. */
    private static final int FEWEST_LOST = 3;

    private final Plan plan;
    private final RemovalLimits limits;
    private final Impact impact;
    private final Breaches breaches;

    RemovalCheck(Plan plan, Breaches breaches) {
        this.plan = plan;
        this.limits = plan.limits();
        this.impact = plan.impact();
        this.breaches = breaches;
    }

    void check(PastRuns past, LocalDate today) {
        if (impact.removed() > limits.count()) {
            breaches.add(Limit.REMOVAL_COUNT, number(impact.removed()), number(limits.count()));
        }
        shares();
        rolling(past, today);
        if (impact.ofWhole()) {
            whole();
            shrunkSources(past.sources());
        }
    }

    private void shares() {
        share(Limit.REMOVAL_SHARE, "", impact.removed(), impact.published(), limits.share());
        new TreeMap<>(limits.shareByType()).forEach((type, share) -> {
            Tally tally = impact.types().getOrDefault(type, new Tally(0, 0, 0));
            share(Limit.REMOVAL_SHARE_BY_TYPE, type, tally.removed(), tally.published(), share);
        });
        for (StructureImpact structure : impact.structures()) {
            if (structure.open()) {
                Tally tally = structure.tally();
                share(
                        Limit.REMOVAL_SHARE_BY_STRUCTURE,
                        structure.name(),
                        tally.removed(),
                        tally.published(),
                        limits.shareByStructure());
            }
        }
        byRule().forEach((rule, removed) ->
                share(Limit.REMOVAL_SHARE_BY_RULE, rule, removed, impact.published(), limits.shareByRule()));
    }

    /** How many removals rest on one rule and on no other. */
    private SortedMap<RuleId, Integer> byRule() {
        SortedMap<RuleId, Integer> removed = new TreeMap<>();
        for (Change change : plan.changes()) {
            List<RuleId> rules =
                    change.reasons().stream().map(Reason::rule).distinct().toList();
            if (change instanceof Change.Detach && rules.size() == 1) {
                removed.merge(rules.get(0), 1, Integer::sum);
            }
        }
        return removed;
    }

    private void share(Limit limit, Object of, int removed, int published, int share) {
        if (removed > limits.fewest() && exceeds(removed, published, share)) {
            exceeded(limit, removed, published, share, of);
        }
    }

    /** Tells a share and both numbers behind it. */
    private void exceeded(Limit limit, int removed, int published, int share, Object of) {
        double percent = published == 0 ? 100 : 100.0 * removed / published;
        breaches.add(limit, Breaches.decimal(percent), number(removed), number(published), share, of);
    }

    private static boolean exceeds(int removed, int published, int share) {
        return removed * 100L > (long) published * share;
    }

    /** Parts that come one by one add up too, against what the last whole run saw published. */
    private void rolling(PastRuns past, LocalDate today) {
        RemovalLimits.Rolling rolling = limits.rolling();
        int earlier = past.removedWithin(rolling.days(), today);
        int removed = earlier + impact.removed();
        int published = earlier + impact.published();
        int fewest = limits.fewestWhole();
        if (!impact.ofWhole()) {
            published = Math.max(published, past.sources().getOrDefault(SourceCounts.PUBLICATIONS, 0));
            fewest = limits.fewest();
        }
        if (earlier > 0 && removed > fewest && exceeds(removed, published, rolling.share())) {
            exceeded(Limit.REMOVALS_WITHIN_DAYS, removed, published, rolling.share(), rolling.days());
        }
    }

    private void whole() {
        List<Text> gone = new ArrayList<>();
        if (impact.types().values().stream().noneMatch(tally -> tally.kept() > 0)) {
            gone.add(MESSAGES.text("whole.all", number(impact.published())));
        } else {
            impact.types().forEach((type, tally) -> goes(gone, "whole.type", type, tally));
            impact.domains().forEach((domain, tally) -> goes(gone, "whole.domain", domain, tally));
            impact.structures().stream()
                    .filter(StructureImpact::open)
                    .forEach(structure -> goes(gone, "whole.structure", structure.name(), structure.tally()));
        }
        if (!gone.isEmpty()) {
            breaches.add(Limit.WHOLE_REMOVED, Breaches.some(gone));
        }
    }

    private void goes(List<Text> gone, String key, Object name, Tally tally) {
        if (tally.whole() && tally.published() >= limits.fewestWhole()) {
            gone.add(MESSAGES.text(key, number(tally.published()), name));
        }
    }

    private void shrunkSources(Map<String, Integer> then) {
        List<Text> shrunk = new ArrayList<>();
        new TreeMap<>(then).forEach((source, before) -> {
            int now = impact.sources().getOrDefault(source, 0);
            if (before - now >= FEWEST_LOST && exceeds(before - now, before, limits.sourceShrink())) {
                shrunk.add(MESSAGES.text("shrank", name(source), number(before), number(now)));
            }
        });
        if (!shrunk.isEmpty()) {
            breaches.add(Limit.SOURCE_SHRANK, Breaches.some(shrunk), limits.sourceShrink());
        }
    }

    private static Text name(String source) {
        return source.startsWith(SourceCounts.SYSTEM)
                ? MESSAGES.text("source.system", source.substring(SourceCounts.SYSTEM.length()))
                : MESSAGES.text("source." + source);
    }
}
