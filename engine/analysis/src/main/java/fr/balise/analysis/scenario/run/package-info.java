/** Running scenarios: what each expects against what is decided, and how much of the policy they show. */
@NullMarked
package fr.balise.analysis.scenario.run;

import org.jspecify.annotations.NullMarked;
