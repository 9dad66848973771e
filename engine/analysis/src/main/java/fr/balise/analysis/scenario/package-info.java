/** Examples of what a policy should decide, written in the domain's words, run and measured. */
@NullMarked
package fr.balise.analysis.scenario;

import org.jspecify.annotations.NullMarked;
