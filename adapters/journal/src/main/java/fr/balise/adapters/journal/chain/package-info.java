/** The journal in a database: written by one thread, each entry sealed by the next, read by anybody meanwhile. */
@NullMarked
package fr.balise.adapters.journal.chain;

import org.jspecify.annotations.NullMarked;
