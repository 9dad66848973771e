/** What a policy does in every case that can occur, held against what it promises. */
@NullMarked
package fr.balise.analysis.proof;

import org.jspecify.annotations.NullMarked;
