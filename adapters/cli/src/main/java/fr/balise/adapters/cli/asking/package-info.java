/** Commands that ask professionals and take their answers; they write to files alone. */
@NullMarked
package fr.balise.adapters.cli.asking;

import org.jspecify.annotations.NullMarked;
