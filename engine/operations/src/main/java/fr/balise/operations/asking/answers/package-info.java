/** What professionals answered: checked against what is known, tried on the plan, merged with what it rests on. */
@NullMarked
package fr.balise.operations.asking.answers;

import org.jspecify.annotations.NullMarked;
