/** Every case that can occur, and what a policy is proved to do in all of them. */
@NullMarked
package fr.balise.engine.proof;

import org.jspecify.annotations.NullMarked;
