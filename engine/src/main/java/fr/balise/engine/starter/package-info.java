/** A policy to begin with. */
@NullMarked
package fr.balise.engine.starter;

import org.jspecify.annotations.NullMarked;
