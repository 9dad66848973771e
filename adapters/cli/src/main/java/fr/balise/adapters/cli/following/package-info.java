/** The commands that look at what is published again and again. None of them writes to a directory. */
@NullMarked
package fr.balise.adapters.cli.following;

import org.jspecify.annotations.NullMarked;
