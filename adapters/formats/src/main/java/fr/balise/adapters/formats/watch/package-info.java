/** A policy folder that is looked at again and again, so that what is saved there is offered to whoever decides. */
@NullMarked
package fr.balise.adapters.formats.watch;

import org.jspecify.annotations.NullMarked;
