/** A policy exchanged while it is in use: checked beside the old one, then put in its place at once, or not at all. */
@NullMarked
package fr.balise.analysis.reload;

import org.jspecify.annotations.NullMarked;
