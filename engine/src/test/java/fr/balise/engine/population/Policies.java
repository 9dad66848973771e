package fr.balise.engine.population;

import fr.balise.engine.cases.ActivityBands;
import fr.balise.engine.cases.CareSettings;
import fr.balise.engine.cases.CaseSettings;
import fr.balise.engine.cases.PublicationCase.CareSetting;
import fr.balise.engine.cases.PublicationCase.Ranking;
import fr.balise.engine.cases.PublicationCase.RedListHandling;
import fr.balise.engine.facts.SourceLine;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.RuleId;
import fr.balise.engine.policy.Condition;
import fr.balise.engine.policy.Effect;
import fr.balise.engine.policy.Policy;
import fr.balise.engine.policy.RemovalLimits;
import fr.balise.engine.policy.Rule;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small policy made by hand, so that a test of the engine does not depend on the reference policy. */
public final class Policies {
    public static final LocalDate TODAY = LocalDate.parse("2026-12-01");

    public static final CaseSettings SETTINGS = settings(Ranking.ON);

    private Policies() {}

    public static CaseSettings settings(Ranking ranking) {
        return new CaseSettings(
                address -> address.endsWith(".mssante.fr"),
                ActivityBands.ordinary(6, 12),
                new CareSettings(
                        Map.of(
                                "SA01", CareSetting.HOSPITAL,
                                "SA07", CareSetting.TOWN,
                                "SA25", CareSetting.LABORATORY),
                        Map.of()),
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2027-07-01"),
                LocalDate.parse("2026-10-01"),
                RedListHandling.HIDE,
                ranking);
    }

    /** What is wanted comes, what is refused or nobody's goes, the rest stays. */
    public static Policy aSmallPolicy() {
        return aPolicyOf(
                rule("FOREIGN", "ownership == FOREIGN", Effect.UNTOUCHED),
                rule("GONE", "mailboxStatus != ACTIVE", Effect.REMOVE),
                rule(
                        "NOWHERE",
                        "carrierState != OPEN || structureState == UNKNOWN || practitionerState in (CLOSED, UNKNOWN)",
                        Effect.REMOVE),
                rule("ELSEWHERE", "link == ELSEWHERE", Effect.REMOVE),
                rule("REFUSED", "usage == REFUSED", Effect.REMOVE),
                rule(
                        "UNASKED-LATER",
                        "usage == NOT_ASKED && phase == TARGET && carrierKind == SITUATION",
                        Effect.REMOVE),
                rule("WANTED", "usage == WANTED", Effect.REQUIRE),
                rule("OWN-PLACE", "link == OWN_STRUCTURE && carrierKind == STRUCTURE", Effect.REQUIRE),
                rule("STAYS", "presence == PUBLISHED", Effect.ALLOW),
                rule("UNASKED", "usage == NOT_ASKED", Effect.ALLOW, Effect.FLAG),
                rule("HIDDEN", "redList == LISTED", Effect.HIDE),
                rule("FIRST", "preference == PREFERRED && ranking == ON", Effect.PREFER));
    }

    public static Policy aPolicyOf(Rule... rules) {
        return new Policy(
                "small",
                "1",
                new Text("Petite", "Small"),
                "0".repeat(64),
                SETTINGS,
                new RemovalLimits(30, 5000, Map.of(), 25),
                Stream.of(rules).sorted(Comparator.comparing(Rule::id)).toList(),
                List.of());
    }

    public static Rule rule(String id, String condition, Effect... effects) {
        return new Rule(
                new RuleId(id),
                id,
                List.of("A3-PER"),
                Condition.read(condition),
                List.of(effects),
                new Text("Règle " + id + ".", "Rule " + id + "."),
                new SourceLine("rules/small.drl", 1));
    }
}
