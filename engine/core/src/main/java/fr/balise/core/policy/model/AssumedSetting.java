package fr.balise.core.policy.model;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Type10CutOff;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A date or a number of months whose value no source gives, so that a policy has to assume one. It parts two
 * neighbouring values of an attribute: what is decided on one side of it may come out otherwise on the other.
 */
public enum AssumedSetting {
    TRANSITION("phases.transition", BuiltIn.PHASE, Phase.BEFORE, Phase.TRANSITION, CaseSettings::transitionFrom),
    TARGET("phases.target", BuiltIn.PHASE, Phase.TRANSITION, Phase.TARGET, CaseSettings::targetFrom),
    CUT_OFF(
            "type10.cutOff",
            BuiltIn.TYPE10_CUT_OFF,
            Type10CutOff.PENDING,
            Type10CutOff.REACHED,
            CaseSettings::type10CutOff),
    DORMANT(
            "activity.dormantAfterMonths",
            BuiltIn.ACTIVITY,
            Activity.RECENT,
            Activity.DORMANT,
            settings -> settings.activity().ordinary().dormantAfterMonths()),
    INACTIVE(
            "activity.inactiveAfterMonths",
            BuiltIn.ACTIVITY,
            Activity.DORMANT,
            Activity.INACTIVE,
            settings -> settings.activity().ordinary().inactiveAfterMonths());

    private final String setting;
    private final BuiltIn<?> attribute;
    private final int below;
    private final int above;
    private final Function<CaseSettings, Object> value;

    <E extends Enum<E>> AssumedSetting(
            String setting, BuiltIn<E> attribute, E below, E above, Function<CaseSettings, Object> value) {
        this.setting = setting;
        this.attribute = attribute;
        this.below = below.ordinal();
        this.above = above.ordinal();
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
        int side = aCase.index(attribute);
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
