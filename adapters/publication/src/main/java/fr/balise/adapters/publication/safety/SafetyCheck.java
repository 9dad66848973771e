package fr.balise.adapters.publication.safety;

import static fr.balise.engine.findings.Language.EN;
import static fr.balise.engine.findings.Language.FR;

import fr.balise.adapters.publication.safety.SafetyRefusal.Broken;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Impact;
import fr.balise.engine.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks a whole plan before its first call. */
public final class SafetyCheck {
    private static final int NAMES_SHOWN = 5;

    private final Plan plan;
    private final Set<Limit> lifted;
    private final List<Broken> broken = new ArrayList<>();

    private SafetyCheck(Plan plan, Set<Limit> lifted) {
        this.plan = plan;
        this.lifted = lifted;
    }

    /**
     * Checks.
     *
     * @param lifted limits that a person named
     * @throws SafetyRefusal when others are broken
     */
    public static void check(Plan plan, Set<Limit> lifted) throws SafetyRefusal {
        SafetyCheck check = new SafetyCheck(plan, lifted);
        check.whole();
        check.removals();
        check.lastAddresses();
        if (!check.broken.isEmpty()) {
            throw new SafetyRefusal(check.broken);
        }
    }

    private void whole() {
        int said = plan.summary().attach()
                + plan.summary().detach()
                + plan.summary().update();
        if (said != plan.changes().size()
                || plan.summary().detach()
                        != removed().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()) {
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

    private Map<MailboxType, Integer> removed() {
        Map<MailboxType, Integer> removed = new TreeMap<>();
        plan.changes().stream()
                .filter(Change.Detach.class::isInstance)
                .forEach(change -> removed.merge(change.target().type(), 1, Integer::sum));
        return removed;
    }

    private void removals() {
        Map<MailboxType, Integer> removed = removed();
        int all = removed.values().stream().mapToInt(Integer::intValue).sum();
        if (all > plan.limits().count()) {
            breaks(
                    Limit.REMOVAL_COUNT,
                    "Le plan retire " + FR.grouped(all) + " rattachements ; la limite est de "
                            + FR.grouped(plan.limits().count()) + ".",
                    "The plan removes " + EN.grouped(all) + " attachments; the limit is "
                            + EN.grouped(plan.limits().count()) + ".");
        }
        if (all <= plan.limits().fewest()) {
            return;
        }
        int published = plan.impact().published().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (exceeds(all, published, plan.limits().share())) {
            breaks(
                    Limit.REMOVAL_SHARE,
                    "Le plan retire " + of(all, published, FR) + " des rattachements publiés ; la limite est de "
                            + plan.limits().share() + " %.",
                    "The plan removes " + of(all, published, EN) + " of the published attachments; the limit is "
                            + plan.limits().share() + " %.");
        }
        new TreeMap<>(plan.limits().shareByType()).forEach((type, share) -> {
            int some = removed.getOrDefault(type, 0);
            int there = plan.impact().published().getOrDefault(type, 0);
            if (exceeds(some, there, share)) {
                breaks(
                        Limit.REMOVAL_SHARE_BY_TYPE,
                        "Le plan retire " + of(some, there, FR) + " des rattachements " + type
                                + " publiés ; la limite est de " + share + " %.",
                        "The plan removes " + of(some, there, EN) + " of the published attachments of type " + type
                                + "; the limit is " + share + " %.");
            }
        });
    }

    private static boolean exceeds(int removed, int published, int share) {
        return removed > 0 && removed * 100L > (long) published * share;
    }

    /** A share and both numbers behind it. */
    private static String of(int removed, int published, Language language) {
        double share = published == 0 ? 100 : 100.0 * removed / published;
        return language.decimal(share) + " % (" + language.grouped(removed) + (language == FR ? " sur " : " of ")
                + language.grouped(published) + ")";
    }

    private void lastAddresses() {
        List<Impact.LastAddress> left = plan.impact().leftWithoutAddress();
        if (!left.isEmpty()) {
            String some = String.join(
                    ", ",
                    left.stream()
                            .limit(NAMES_SHOWN)
                            .map(Impact.LastAddress::practitioner)
                            .toList());
            String more = left.size() > NAMES_SHOWN ? ", …" : "";
            breaks(
                    Limit.LAST_ADDRESS,
                    "Le plan laisserait " + FR.grouped(left.size())
                            + " professionnel(s) sans aucune adresse ; la limite est de 0 : " + some + more + ".",
                    "The plan would leave " + EN.grouped(left.size())
                            + " professional(s) with no address; the limit is 0: " + some + more + ".");
        }
    }

    private void breaks(Limit limit, String fr, String en) {
        if (lifted.contains(limit) && limit.mayBeLifted()) {
            return;
        }
        String setting = limit.setting();
        String whereFr = setting.isEmpty() ? "" : " Réglage : " + setting + " de policy.yaml.";
        String whereEn = setting.isEmpty() ? "" : " Setting: " + setting + " of policy.yaml.";
        String liftFr = limit.mayBeLifted() ? " Pour passer outre : --override " + limit.override() + "." : "";
        String liftEn = limit.mayBeLifted() ? " To go ahead all the same: --override " + limit.override() + "." : "";
        broken.add(new Broken(limit, new Text(fr + whereFr + liftFr, en + whereEn + liftEn)));
    }
}
