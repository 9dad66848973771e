/** What an operator does with a policy before using it. */
@NullMarked
package fr.balise.operations.workshop;

import org.jspecify.annotations.NullMarked;
