/** One patch, sent until somebody knows what became of it, and written down on the way. */
@NullMarked
package fr.balise.adapters.publication.sending;

import org.jspecify.annotations.NullMarked;
