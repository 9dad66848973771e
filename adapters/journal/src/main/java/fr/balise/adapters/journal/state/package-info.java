/** The directory that a journal is about, and where its state and that of a service lie. */
@NullMarked
package fr.balise.adapters.journal.state;

import org.jspecify.annotations.NullMarked;
