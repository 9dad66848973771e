/** Questions to professionals and their answers, for programs. */
@NullMarked
package fr.balise.adapters.server.rest.asking;

import org.jspecify.annotations.NullMarked;
