/** The directory that a journal is about, and where its state lies. */
@NullMarked
package fr.balise.adapters.journal.state;

import org.jspecify.annotations.NullMarked;
