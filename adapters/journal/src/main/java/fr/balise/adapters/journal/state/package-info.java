/** The server that is read and written, and what is known of it from run to run. */
@NullMarked
package fr.balise.adapters.journal.state;

import org.jspecify.annotations.NullMarked;
