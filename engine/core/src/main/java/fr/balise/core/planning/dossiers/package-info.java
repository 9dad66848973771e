/** Which facts must be decided together, so that a plan can be made of any number of facts, part by part. */
@NullMarked
package fr.balise.core.planning.dossiers;

import org.jspecify.annotations.NullMarked;
