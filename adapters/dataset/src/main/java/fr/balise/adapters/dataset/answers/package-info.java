/** Questionnaires that came back, and the answers of a data set with what they rest on. */
@NullMarked
package fr.balise.adapters.dataset.answers;

import org.jspecify.annotations.NullMarked;
