package fr.balise.analysis.scenario.run;

import fr.balise.core.cases.CaseSettings;
import java.util.function.BinaryOperator;

/** A part of the settings that one policy may say otherwise than the one beneath. */
enum ChangedSetting {
    TRANSITION(
            "phases.transition",
            (base, own) -> base.with(own.transitionFrom(), base.targetFrom(), base.type10CutOff())),
    TARGET("phases.target", (base, own) -> base.with(base.transitionFrom(), own.targetFrom(), base.type10CutOff())),
    CUT_OFF("type10.cutOff", (base, own) -> base.with(base.transitionFrom(), base.targetFrom(), own.type10CutOff())),
    ACTIVITY("activity", (base, own) -> base.with(own.activity())),
    CARE("careSettings", (base, own) -> base.with(own.care())),
    RED_LIST("redList", (base, own) -> base.with(own.redListHandling(), base.ranking(), base.organisationalContact())),
    RANKING("ranking", (base, own) -> base.with(base.redListHandling(), own.ranking(), base.organisationalContact())),
    CONTACT(
            "organisationalContact",
            (base, own) -> base.with(base.redListHandling(), base.ranking(), own.organisationalContact())),
    USAGE("usage.validMonths", (base, own) -> base.withUsageMonths(own.usageMonths())),
    TYPES("tables/carriers, tables/attributes", (base, own) -> base.with(own.types()));

    private final String setting;
    private final BinaryOperator<CaseSettings> taken;

    ChangedSetting(String setting, BinaryOperator<CaseSettings> taken) {
        this.setting = setting;
        this.taken = taken;
    }

    /** As {@code policy.yaml} names it, or the tables that set it. */
    String setting() {
        return setting;
    }

    /** The settings of the policy beneath, with this one of the other policy. */
    CaseSettings taken(CaseSettings base, CaseSettings own) {
        return taken.apply(base, own);
    }
}
