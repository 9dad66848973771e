/** The three forms of a document: text for a terminal, Markdown, one page of HTML; each escapes what comes from outside. */
@NullMarked
package fr.balise.adapters.reporting.render;

import org.jspecify.annotations.NullMarked;
