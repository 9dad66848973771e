/** Sets of cases as decision diagrams: counted, compared and told in few words without listing a case. */
@NullMarked
package fr.balise.analysis.proof.diagram;

import org.jspecify.annotations.NullMarked;
