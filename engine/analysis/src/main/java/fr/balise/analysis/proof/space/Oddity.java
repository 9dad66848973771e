package fr.balise.analysis.proof.space;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Preference;
import fr.balise.core.cases.PublicationCase.RedList;
import fr.balise.core.facts.CarrierKind;
import java.util.Map;

/** How unusual a case is: of several examples people understand the most ordinary best. */
public final class Oddity {
    /** Where the first value of an attribute is not the ordinary one. */
    private static final Map<CaseAttribute, Enum<?>> ORDINARY = Map.of(
            CaseAttribute.CARRIER_KIND, CarrierKind.SITUATION,
            CaseAttribute.PREFERENCE, Preference.NOT_PREFERRED,
            CaseAttribute.RED_LIST, RedList.NOT_LISTED,
            CaseAttribute.PHASE, Phase.TRANSITION);

    private Oddity() {}

    /** How many attributes of the case have another value than usual. */
    public static int of(long code) {
        int odd = 0;
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Enum<?> ordinary = ORDINARY.get(attribute);
            int usual = ordinary == null ? 0 : ordinary.ordinal();
            odd += CaseCode.ordinal(code, attribute.ordinal()) == usual ? 0 : 1;
        }
        return odd;
    }
}
