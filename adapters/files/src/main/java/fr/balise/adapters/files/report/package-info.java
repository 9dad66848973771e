/** A plan told to people, in their language, on a terminal, in Markdown or on a page. */
@NullMarked
package fr.balise.adapters.files.report;

import org.jspecify.annotations.NullMarked;
