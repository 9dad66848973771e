/** The directory that the service reads and writes, and the journal of its runs. */
@NullMarked
package fr.balise.adapters.server.directory;

import org.jspecify.annotations.NullMarked;
