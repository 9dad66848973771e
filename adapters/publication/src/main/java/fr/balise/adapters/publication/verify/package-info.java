/** Proves by reading that the directory is as a plan wanted it. */
@NullMarked
package fr.balise.adapters.publication.verify;

import org.jspecify.annotations.NullMarked;
