/** Plans told to people: on a terminal, in Markdown, on a page. */
@NullMarked
package fr.balise.adapters.files.report;

import org.jspecify.annotations.NullMarked;
