/** Commands that show how this site is set up: its settings, and the dialect of its server. */
@NullMarked
package fr.balise.adapters.cli.setup;

import org.jspecify.annotations.NullMarked;
