/** One change of a plan: what is attached, updated or detached, why, and what must still be true then. */
@NullMarked
package fr.balise.core.planning.change;

import org.jspecify.annotations.NullMarked;
