/** Every case that can occur, why the others cannot, and how many of them are told in few words. */
@NullMarked
package fr.balise.analysis.proof.space;

import org.jspecify.annotations.NullMarked;
