/** The sandbox directory as a client meets it: over sockets, with invented people. */
@NullMarked
package fr.balise.samples.sandbox;

import org.jspecify.annotations.NullMarked;
