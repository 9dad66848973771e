/** Commands that list, check, export and purge what runs left. */
@NullMarked
package fr.balise.adapters.cli.journal;

import org.jspecify.annotations.NullMarked;
