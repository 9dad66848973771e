/** One directory as a program that stays works with it: how it is read and written, and the journal of its runs. */
@NullMarked
package fr.balise.adapters.publication.target;

import org.jspecify.annotations.NullMarked;
