/** The service, started from the command line on a class path of its own. */
@NullMarked
package fr.balise.adapters.cli.serving;

import org.jspecify.annotations.NullMarked;
