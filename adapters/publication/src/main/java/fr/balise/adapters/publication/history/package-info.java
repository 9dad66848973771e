/** What a journal tells of earlier runs: their changes, what they wrote last, what limits must know of them. */
@NullMarked
package fr.balise.adapters.publication.history;

import org.jspecify.annotations.NullMarked;
