/** The comparison of two policies told to people, in their language, on a terminal, in Markdown or on a page. */
@NullMarked
package fr.balise.adapters.formats.simulation;

import org.jspecify.annotations.NullMarked;
