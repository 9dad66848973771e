package fr.balise.analysis.difference;

import fr.balise.core.cases.PublicationCase;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Rule;
import java.util.List;

/**
 * Cases of which two policies make something else, all from the same outcome to the same.
 *
 * @param number from 1, in the order of the list
 * @param transition what the first policy makes of them, and the second
 * @param inWords which cases, in words
 * @param cases how many of the cases that were compared
 * @param exampleFrom one of them as the first policy reads it
 * @param exampleTo the same as the second reads it
 * @param decidingFrom the rules that decide the example in the first
 * @param decidingTo the rules that decide the example in the second
 */
public record DifferenceClass(
        int number,
        Transition transition,
        Text inWords,
        long cases,
        PublicationCase exampleFrom,
        PublicationCase exampleTo,
        List<Rule> decidingFrom,
        List<Rule> decidingTo) {}
