/** What is counted of a directory, day after day, as JSON and as a table. */
@NullMarked
package fr.balise.adapters.formats.status;

import org.jspecify.annotations.NullMarked;
