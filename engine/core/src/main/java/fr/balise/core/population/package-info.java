/** Facts made in memory, in the domain's words, by whoever embeds the engine and by tests. */
@NullMarked
package fr.balise.core.population;

import org.jspecify.annotations.NullMarked;
