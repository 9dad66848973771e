package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.FlatCase;

/** How unusual a case is: of several examples people understand the most ordinary best. */
public final class Oddity {
    private Oddity() {}

    /** How many attributes of the case have another value than usual. */
    public static int of(FlatCase aCase) {
        int odd = 0;
        for (Attribute attribute : aCase.attributes()) {
            odd += aCase.index(attribute) == attribute.ordinary() ? 0 : 1;
        }
        return odd;
    }
}
