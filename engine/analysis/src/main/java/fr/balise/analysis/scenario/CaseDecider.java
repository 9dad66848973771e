package fr.balise.analysis.scenario;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision;
import java.util.Collection;
import java.util.Map;

/** Whatever decides cases by a list of rules: the deployed evaluation, or the meaning of the rules in plain Java. */
@FunctionalInterface
public interface CaseDecider {
    /** Decides each distinct case. */
    Map<PublicationCase, Decision> decide(Collection<PublicationCase> cases);
}
