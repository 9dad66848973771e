/** A directory of one's own: it answers as the Annuaire Santé does, on this machine, from files. */
@NullMarked
package fr.balise.samples.sandbox;

import org.jspecify.annotations.NullMarked;
