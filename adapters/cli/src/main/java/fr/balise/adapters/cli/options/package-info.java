/** What several commands ask for: where the directory is, how it is reached, which journal, which dialect. */
@NullMarked
package fr.balise.adapters.cli.options;

import org.jspecify.annotations.NullMarked;
