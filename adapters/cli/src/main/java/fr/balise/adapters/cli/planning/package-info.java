/** Commands that decide and show, and write nothing to a directory. */
@NullMarked
package fr.balise.adapters.cli.planning;

import org.jspecify.annotations.NullMarked;
