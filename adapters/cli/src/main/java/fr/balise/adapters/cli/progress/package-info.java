/** How a run under way is told: to a terminal, line by line, as events, as metrics. */
@NullMarked
package fr.balise.adapters.cli.progress;

import org.jspecify.annotations.NullMarked;
