/** What is kept of a directory day after day, beside its journal. */
@NullMarked
package fr.balise.adapters.journal.store;

import org.jspecify.annotations.NullMarked;
