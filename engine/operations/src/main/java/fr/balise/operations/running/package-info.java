/** Carrying a plan out as whoever asks for it sees it: what is run, what became of it, why it is refused. */
@NullMarked
package fr.balise.operations.running;

import org.jspecify.annotations.NullMarked;
