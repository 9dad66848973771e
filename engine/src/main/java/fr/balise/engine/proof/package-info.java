/** What a policy does in every case that can occur, held against what it promises. */
@NullMarked
package fr.balise.engine.proof;

import org.jspecify.annotations.NullMarked;
