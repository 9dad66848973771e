/** Reasons not to begin: limits that a plan must keep, or a person must lift by name. */
@NullMarked
package fr.balise.adapters.publication.safety;

import org.jspecify.annotations.NullMarked;
