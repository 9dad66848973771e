package fr.balise.core.policy.loading;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.messages.Sentences;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Disabled;
import fr.balise.core.policy.model.Invariant;
import fr.balise.core.policy.model.Overlay.Waived;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.Source;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.tables.TableSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a policy says, part by part, each part checked by itself: of one layer, or of two made one.
 *
 * @param careInTable whether a table sets the care settings
 * @param waived the promises of the layer beneath that are not asked
 */
record PolicyParts(
        boolean careInTable,
        List<WrittenRule> rules,
        TableSettings tables,
        Sentences french,
        Sentences english,
        List<Invariant> invariants,
        SortedMap<String, Source> sources,
        List<Waived> waived) {

    /** The ids that something can be disabled by. */
    SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.id().value()));
        tables.rows().forEach(row -> ids.add(row.id().value()));
        invariants.forEach(invariant -> ids.add(invariant.id()));
        return ids;
    }

    /** Without what is disabled. The promises that remain are asked where no disabled rule would speak for them. */
    PolicyParts without(Map<String, Disabled> disabled) {
        Set<String> ids = disabled.keySet();
        List<WrittenRule> gone =
                rules.stream().filter(rule -> ids.contains(rule.id().value())).toList();
        List<Waived> notAsked = new ArrayList<>();
        List<Invariant> asked = new ArrayList<>();
        for (Invariant invariant : invariants) {
            Disabled by = disabled.get(invariant.id());
            if (by != null) {
                notAsked.add(new Waived(invariant, by));
                continue;
            }
            List<WrittenRule> spoke =
                    gone.stream().filter(rule -> speaksFor(rule, invariant)).toList();
            spoke.forEach(rule -> notAsked.add(new Waived(
                    where(invariant, rule.condition()),
                    Objects.requireNonNull(disabled.get(rule.id().value())))));
            asked.add(spoke.stream().map(WrittenRule::condition).reduce(invariant, PolicyParts::whereNot, (a, b) -> b));
        }
        return new PolicyParts(
                careInTable,
                rules.stream().filter(rule -> !gone.contains(rule)).toList(),
                tables.keeping(row -> !ids.contains(row.id().value())),
                french.without(ids),
                english.without(ids),
                asked,
                sources,
                notAsked);
    }

    /** Taking away a rule whose verdict the promise does not admit cannot break the promise. */
    private static boolean speaksFor(WrittenRule rule, Invariant invariant) {
        return rule.effects().stream().anyMatch(invariant.admitted()::contains);
    }

    private static Invariant where(Invariant invariant, Condition condition) {
        return invariant.about(new Condition.AllOf(List.of(invariant.when(), condition)));
    }

    private static Invariant whereNot(Invariant invariant, Condition condition) {
        return where(invariant, new Condition.Not(condition));
    }

    /** These parts over others: settings and sentences by key, rows by what they are about, the rest beside each other. */
    PolicyParts over(PolicyParts beneath) {
        SortedMap<String, Source> allSources = new TreeMap<>(beneath.sources);
        allSources.putAll(sources);
        return new PolicyParts(
                careInTable || beneath.careInTable,
                joined(beneath.rules, rules),
                tables.over(beneath.tables),
                french.over(beneath.french),
                english.over(beneath.english),
                joined(beneath.invariants, invariants),
                allSources,
                beneath.waived);
    }

    private static <T> List<T> joined(Collection<T> one, Collection<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The rule with its sentence; one that is written in one language only serves for both. */
    Rule withSentence(WrittenRule rule) {
        Text row = rule.sentence().orElse(new Text("", ""));
        String id = rule.id().value();
        String fr = first(french.of(id), row.fr());
        String en = first(english.of(id), row.en());
        return rule.with(new Text(first(fr, en), first(en, fr)));
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }
}
