/** What the tests of this module share. */
@NullMarked
package fr.balise.adapters.publication;

import org.jspecify.annotations.NullMarked;
