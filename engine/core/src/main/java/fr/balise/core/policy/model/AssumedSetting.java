package fr.balise.core.policy.model;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A date or a number of months whose value no source gives, so that a policy has to assume one. It parts two
 * neighbouring values of an attribute: what is decided on one side of it may come out otherwise on the other.
 */
public enum AssumedSetting {
    TRANSITION("phases.transition", CaseAttribute.PHASE, Phase.BEFORE, Phase.TRANSITION, CaseSettings::transitionFrom),
    TARGET("phases.target", CaseAttribute.PHASE, Phase.TRANSITION, Phase.TARGET, CaseSettings::targetFrom),
    CUT_OFF(
            "type10.cutOff",
            CaseAttribute.TYPE10_CUT_OFF,
            Type10CutOff.PENDING,
            Type10CutOff.REACHED,
            CaseSettings::type10CutOff),
    DORMANT(
            "activity.dormantAfterMonths",
            CaseAttribute.ACTIVITY,
            Activity.RECENT,
            Activity.DORMANT,
            settings -> settings.activity().ordinary().dormantAfterMonths()),
    INACTIVE(
            "activity.inactiveAfterMonths",
            CaseAttribute.ACTIVITY,
            Activity.DORMANT,
            Activity.INACTIVE,
            settings -> settings.activity().ordinary().inactiveAfterMonths());

    private final String setting;
    private final CaseAttribute attribute;
    private final Enum<?> below;
    private final Enum<?> above;
    private final Function<CaseSettings, Object> value;

    AssumedSetting(
            String setting,
            CaseAttribute attribute,
            Enum<?> below,
            Enum<?> above,
            Function<CaseSettings, Object> value) {
        this.setting = setting;
        this.attribute = attribute;
        this.below = below;
        this.above = above;
        this.value = value;
    }

    /** As {@code policy.yaml} names it, for example {@code type10.cutOff}. */
    public String setting() {
        return setting;
    }

    /** What a policy assumes. */
    public String value(CaseSettings settings) {
        return value.apply(settings).toString();
    }

    /** The case on the other side of it; empty when the case is on neither. */
    public Optional<PublicationCase> neighbour(PublicationCase aCase) {
        Enum<?> side = aCase.get(attribute);
        if (side == below) {
            return Optional.of(aCase.with(attribute, above));
        }
        return side == above ? Optional.of(aCase.with(attribute, below)) : Optional.empty();
    }

    /** The setting of that name. */
    public static Optional<AssumedSetting> named(String setting) {
        return Stream.of(values())
                .filter(assumed -> assumed.setting.equals(setting))
                .findFirst();
    }
}
