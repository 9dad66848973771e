/** Which cases can occur under the settings of a policy, and why the others cannot. */
@NullMarked
package fr.balise.analysis.proof.space;

import org.jspecify.annotations.NullMarked;
