/** What is published, counted, by what it is broken down, and against which limits. */
@NullMarked
package fr.balise.operations.following.counting;

import org.jspecify.annotations.NullMarked;
