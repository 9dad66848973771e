package fr.balise.core.planning;

import fr.balise.core.findings.Text;
import fr.balise.core.planning.change.Change;

/**
 * A change that the rules ask for and that is not made, since what is known is too little or contradicts itself.
 *
 * @param why a clause without capital and full stop
 */
public record Withheld(Change change, Text why) {}
