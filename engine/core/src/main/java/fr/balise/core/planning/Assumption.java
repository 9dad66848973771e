package fr.balise.core.planning;

import fr.balise.core.digest.StoredList;
import fr.balise.core.identity.ChangeId;
import java.util.List;

/**
 * A setting that the policy assumes, since no source gives its value, and the changes that its neighbouring value would
 * not give.
 *
 * @param setting as {@code policy.yaml} names it, for example {@code type10.cutOff}
 * @param value what the policy assumes
 * @param confirmed true when the operator has confirmed the value in {@code operator.yaml}
 * @param changes in the order of the plan; at least one
 */
public record Assumption(String setting, String value, boolean confirmed, List<ChangeId> changes) {
    /** Copies the list. */
    public Assumption {
        changes = StoredList.unchanging(changes);
    }
}
