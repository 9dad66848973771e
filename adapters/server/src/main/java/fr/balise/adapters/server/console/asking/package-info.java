/** The page of those who ask professionals: whom, until when, by which link, and what came back. */
@NullMarked
package fr.balise.adapters.server.console.asking;

import org.jspecify.annotations.NullMarked;
