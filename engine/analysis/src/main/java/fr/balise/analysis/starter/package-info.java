/** A policy to begin with. */
@NullMarked
package fr.balise.analysis.starter;

import org.jspecify.annotations.NullMarked;
