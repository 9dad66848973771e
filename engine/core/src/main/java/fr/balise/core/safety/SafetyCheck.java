package fr.balise.core.safety;

import static fr.balise.core.findings.Language.EN;
import static fr.balise.core.findings.Language.FR;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.planning.Assumption;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Impact.StructureImpact;
import fr.balise.core.planning.Impact.Tally;
import fr.balise.core.planning.OverrideNeeded;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Reason;
import fr.balise.core.planning.SourceCounts;
import fr.balise.core.policy.model.RemovalLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks a whole plan before its first call: what it says of itself, and what earlier runs left. */
public final class SafetyCheck {
    private static final int NAMES_SHOWN = 5;

    /** A source that lost so few lines did not shrink, whatever share they are. */
    private static final int FEWEST_LOST = 3;

    private final Plan plan;
    private final RemovalLimits limits;
    private final Impact impact;
    private final PastRuns past;
    private final LocalDate today;
    private final List<Breach> breaches = new ArrayList<>();

    private SafetyCheck(Plan plan, PastRuns past, LocalDate today) {
        this.plan = plan;
        this.limits = plan.limits();
        this.impact = plan.impact();
        this.past = past;
        this.today = today;
    }

    /**
     * Every limit that the plan breaks.
     *
     * @param past what is known of earlier runs on its target
     * @param today the last of the days over which removals are added up
     */
    public static List<Breach> of(Plan plan, PastRuns past, LocalDate today) {
        return new SafetyCheck(plan, past, today).breaches();
    }

    /** The words that a person would have to name for the plan to pass; a plan that is not whole has none that help. */
    public static List<String> overridesNeeded(Collection<Breach> breaches) {
        return breaches.stream()
                .flatMap(breach -> breach.overrides().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What a plan needs: the overrides that {@code apply} would ask for. */
    public static List<OverrideNeeded> overridesNeeded(Plan plan, PastRuns past, LocalDate today) {
        return of(plan, past, today).stream()
                .filter(breach -> !breach.overrides().isEmpty())
                .map(breach -> new OverrideNeeded(breach.overrides(), breach.text()))
                .toList();
    }

    private List<Breach> breaches() {
        consistent();
        if (impact.removed() > 0) {
            shares();
            rolling();
            whole();
            shrunkSources();
        }
        protectedOnes();
        lastAddresses();
        assumedSettings();
        quarantine();
        return List.copyOf(breaches);
    }

    private void consistent() {
        int said = plan.summary().attach()
                + plan.summary().detach()
                + plan.summary().update();
        if (said != plan.changes().size() || plan.summary().detach() != removals()) {
            breaks(
                    Limit.TRUNCATED_PLAN,
                    "Le plan annonce " + said + " changements et en contient "
                            + plan.changes().size() + " ; refaites le plan.",
                    "The plan announces " + said + " changes and holds "
                            + plan.changes().size() + "; make the plan again.");
        }
        if (plan.summary().cases() == 0) {
            breaks(
                    Limit.EMPTY_PLAN,
                    "Le plan ne considère aucun cas : le stock et l'annuaire étaient vides ; au moins 1 est attendu.",
                    "The plan considers no case: stock and directory were empty; at least 1 is expected.");
        }
    }

    private long removals() {
        return plan.changes().stream().filter(Change.Detach.class::isInstance).count();
    }

    private void shares() {
        if (impact.removed() > limits.count()) {
            breaks(
                    Limit.REMOVAL_COUNT,
                    "Le plan dépublie " + FR.grouped(impact.removed()) + " rattachements ; la limite est de "
                            + FR.grouped(limits.count()) + ".",
                    "The plan removes " + EN.grouped(impact.removed()) + " publications; the limit is "
                            + EN.grouped(limits.count()) + ".");
        }
        share(Limit.REMOVAL_SHARE, new Text("", ""), impact.removed(), impact.published(), limits.share());
        new TreeMap<>(limits.shareByType()).forEach((type, share) -> {
            Tally tally = impact.types().getOrDefault(type, new Tally(0, 0, 0));
            Text of = new Text(" de type " + type, " of type " + type);
            share(Limit.REMOVAL_SHARE_BY_TYPE, of, tally.removed(), tally.published(), share);
        });
        for (StructureImpact structure : impact.structures()) {
            if (structure.open()) {
                Text of = new Text(" de " + structure.name(), " of " + structure.name());
                share(
                        Limit.REMOVAL_SHARE_BY_STRUCTURE,
                        of,
                        structure.tally().removed(),
                        structure.tally().published(),
                        limits.shareByStructure());
            }
        }
        byRule().forEach((rule, removed) -> {
            Text of = new Text(" par la seule règle " + rule, " by the rule " + rule + " alone");
            share(Limit.REMOVAL_SHARE_BY_RULE, of, removed, impact.published(), limits.shareByRule());
        });
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

    private void share(Limit limit, Text of, int removed, int published, int share) {
        if (removed > limits.fewest() && exceeds(removed, published, share)) {
            breaks(
                    limit,
                    "Le plan dépublie " + of(removed, published, FR) + " des rattachements publiés" + of.fr()
                            + " ; la limite est de " + share + " %.",
                    "The plan removes " + of(removed, published, EN) + " of the publications" + of.en()
                            + "; the limit is " + share + " %.");
        }
    }

    private static boolean exceeds(int removed, int published, int share) {
        return removed * 100L > (long) published * share;
    }

    /** A share and both numbers behind it. */
    private static String of(int removed, int published, Language language) {
        double share = published == 0 ? 100 : 100.0 * removed / published;
        return language.decimal(share) + " % (" + language.grouped(removed) + (language == FR ? " sur " : " of ")
                + language.grouped(published) + ")";
    }

    private void rolling() {
        RemovalLimits.Rolling rolling = limits.rolling();
        int earlier = past.removedWithin(rolling.days(), today);
        int removed = earlier + impact.removed();
        int published = earlier + impact.published();
        if (earlier > 0 && removed > limits.fewestWhole() && exceeds(removed, published, rolling.share())) {
            breaks(
                    Limit.REMOVALS_WITHIN_DAYS,
                    "Avec ce que les exécutions de " + rolling.days() + " jours ont dépublié, le plan porte les"
                            + " dépublications à " + of(removed, published, FR) + " ; la limite est de "
                            + rolling.share() + " %.",
                    "With what the runs of " + rolling.days() + " days removed, the plan brings removals to "
                            + of(removed, published, EN) + "; the limit is " + rolling.share() + " %.");
        }
    }

    private void whole() {
        List<Text> gone = new ArrayList<>();
        if (impact.types().values().stream().noneMatch(tally -> tally.kept() > 0)) {
            gone.add(new Text(
                    "toutes les publications de l'opérateur (" + FR.grouped(impact.published()) + ")",
                    "all of the operator's publications (" + EN.grouped(impact.published()) + ")"));
        } else {
            impact.types().forEach((type, tally) -> goes(gone, "tout le type " + type, "the type " + type, tally));
            impact.domains()
                    .forEach((domain, tally) -> goes(gone, "tout le domaine " + domain, "the domain " + domain, tally));
            impact.structures().stream()
                    .filter(StructureImpact::open)
                    .forEach(structure -> goes(
                            gone,
                            "toute la structure ouverte " + structure.name(),
                            "the open structure " + structure.name(),
                            structure.tally()));
        }
        if (!gone.isEmpty()) {
            breaks(
                    Limit.WHOLE_REMOVED,
                    "Le plan dépublie " + some(gone, FR) + " : rien n'en resterait.",
                    "The plan removes " + some(gone, EN) + ": nothing of it would stay.");
        }
    }

    private void goes(List<Text> gone, String fr, String en, Tally tally) {
        if (tally.whole() && tally.published() >= limits.fewestWhole()) {
            gone.add(new Text(
                    fr + " (" + FR.grouped(tally.published()) + ")",
                    "all of " + en + " (" + EN.grouped(tally.published()) + ")"));
        }
    }

    private static String some(List<Text> texts, Language language) {
        String more = texts.size() > NAMES_SHOWN ? ", …" : "";
        return texts.stream().limit(NAMES_SHOWN).map(text -> text.in(language)).collect(Collectors.joining(", "))
                + more;
    }

    private void shrunkSources() {
        List<Text> shrunk = new ArrayList<>();
        new TreeMap<>(past.sources()).forEach((source, before) -> {
            int now = impact.sources().getOrDefault(source, 0);
            if (before - now >= FEWEST_LOST && exceeds(before - now, before, limits.sourceShrink())) {
                shrunk.add(new Text(
                        name(source).fr() + " : " + FR.grouped(before) + " → " + FR.grouped(now),
                        name(source).en() + ": " + EN.grouped(before) + " → " + EN.grouped(now)));
            }
        });
        if (!shrunk.isEmpty()) {
            breaks(
                    Limit.SOURCE_SHRANK,
                    "Une source s'est vidée depuis la dernière exécution (" + some(shrunk, FR)
                            + ") et le plan dépublie ; la limite est de " + limits.sourceShrink() + " %.",
                    "A source shrank since the last run (" + some(shrunk, EN) + ") and the plan removes; the limit is "
                            + limits.sourceShrink() + " %.");
        }
    }

    private static Text name(String source) {
        return switch (source) {
            case SourceCounts.STOCK -> new Text("lignes du stock", "lines of the stock");
            case SourceCounts.ANSWERS -> new Text("déclarations d'usage", "usage declarations");
            case SourceCounts.CARRIERS -> new Text("ressources de l'annuaire", "resources of the directory");
            case SourceCounts.PUBLICATIONS ->
                new Text("publications de l'opérateur dans l'annuaire", "the operator's publications in the directory");
            case SourceCounts.MATCHED ->
                new Text(
                        "boîtes dont l'identifiant se retrouve dans l'annuaire",
                        "mailboxes whose identifier is found in the directory");
            default ->
                new Text(
                        "identifiants du système « " + source.substring(SourceCounts.SYSTEM.length()) + " »",
                        "identifiers in the system '" + source.substring(SourceCounts.SYSTEM.length()) + "'");
        };
    }

    private void protectedOnes() {
        for (String name : impact.protectedRemoved()) {
            breaks(
                    Limit.PROTECTED,
                    Limit.PROTECTED.override() + "=" + name,
                    "Le plan dépublie " + name + ", que l'opérateur protège (protected de operator.yaml).",
                    "The plan removes " + name + ", which the operator protects (protected of operator.yaml).");
        }
    }

    private void lastAddresses() {
        List<Impact.LastAddress> left = impact.leftWithoutAddress();
        if (!left.isEmpty()) {
            String some = left.stream()
                            .limit(NAMES_SHOWN)
                            .map(Impact.LastAddress::practitioner)
                            .collect(Collectors.joining(", "))
                    + (left.size() > NAMES_SHOWN ? ", …" : "");
            boolean one = left.size() == 1;
            breaks(
                    Limit.LAST_ADDRESS,
                    "Le plan laisserait " + FR.grouped(left.size()) + (one ? " professionnel" : " professionnels")
                            + " sans aucune adresse ; la limite est de 0 : " + some + ".",
                    "The plan would leave " + EN.grouped(left.size()) + (one ? " professional" : " professionals")
                            + " with no address; the limit is 0: " + some + ".");
        }
    }

    private void assumedSettings() {
        List<Assumption> open = plan.assumed().stream()
                .filter(assumption -> !assumption.confirmed())
                .toList();
        if (!open.isEmpty()) {
            List<Text> told = open.stream()
                    .map(assumption -> new Text(told(assumption, FR), told(assumption, EN)))
                    .toList();
            String settings = open.stream().map(Assumption::setting).collect(Collectors.joining(", "));
            breaks(
                    Limit.ASSUMED_DATE,
                    "Des modifications reposent sur ce que la politique suppose, faute de source : " + some(told, FR)
                            + ". Pour confirmer : confirmed: [" + settings + "] dans operator.yaml.",
                    "Changes rest on what the policy assumes, since no source says it: " + some(told, EN)
                            + ". To confirm: confirmed: [" + settings + "] in operator.yaml.");
        }
    }

    private static String told(Assumption assumption, Language language) {
        return assumption.setting() + " = " + assumption.value() + " ("
                + language.grouped(assumption.changes().size()) + ")";
    }

    /** Whoever names all that the refused plan took has looked at it; so has whoever names the quarantine. */
    private void quarantine() {
        past.quarantine()
                .ifPresent(refused -> breaches.add(new Breach(
                        Limit.QUARANTINE,
                        refused.overrides(),
                        new Text(
                                "Le plan " + shortened(refused.digest()) + " a été refusé le "
                                        + Language.FR.date(refused.day())
                                        + " et personne ne s'est prononcé : la cible est en quarantaine. Pour l'accepter : "
                                        + options(refused.overrides())
                                        + " ; pour le rejeter : balise quarantine --reject ;"
                                        + " pour passer outre cette fois : --override " + Limit.QUARANTINE.override()
                                        + ".",
                                "Plan " + shortened(refused.digest()) + " was refused on "
                                        + Language.EN.date(refused.day())
                                        + " and nobody has decided since: the target is in quarantine. To accept it: "
                                        + options(refused.overrides()) + "; to reject it: balise quarantine --reject;"
                                        + " to go ahead this once: --override " + Limit.QUARANTINE.override() + "."))));
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    private static String options(List<String> overrides) {
        return overrides.stream().map(word -> "--override " + word).collect(Collectors.joining(" "));
    }

    private void breaks(Limit limit, String fr, String en) {
        breaks(limit, limit.override(), fr, en);
    }

    private void breaks(Limit limit, String override, String fr, String en) {
        String setting = limit.setting();
        String whereFr = setting.isEmpty() ? "" : " Réglage : " + setting + " de policy.yaml.";
        String whereEn = setting.isEmpty() ? "" : " Setting: " + setting + " of policy.yaml.";
        String liftFr = limit.mayBeLifted() ? " Pour passer outre : --override " + override + "." : "";
        String liftEn = limit.mayBeLifted() ? " To go ahead all the same: --override " + override + "." : "";
        List<String> overrides = limit.mayBeLifted() ? List.of(override) : List.of();
        breaches.add(new Breach(limit, overrides, new Text(fr + whereFr + liftFr, en + whereEn + liftEn)));
    }
}
