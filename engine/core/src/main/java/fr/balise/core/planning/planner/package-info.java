/** From verdicts and what is published to the plan: what changes, why, and what it costs. */
@NullMarked
package fr.balise.core.planning.planner;

import org.jspecify.annotations.NullMarked;
