/** What the directory shows: professionals, situations and structures, what is published on them, and what is doubted. */
@NullMarked
package fr.balise.core.facts.directory;

import org.jspecify.annotations.NullMarked;
