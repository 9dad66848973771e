package fr.balise.core.evaluation;

import fr.balise.core.cases.FlatCase;
import java.util.Collection;
import java.util.Map;

/** Whatever decides cases by a list of rules: the deployed evaluation, or the meaning of the rules in plain Java. */
public interface CaseDecider {
    /** Decides each distinct case; cases of any kind may be asked. */
    <C extends FlatCase> Map<C, Decision> decide(Collection<C> cases);
}
