/** The names that things bear in the directory, each checked once, at birth. */
@NullMarked
package fr.balise.core.identity;

import org.jspecify.annotations.NullMarked;
