/** Sentences for people, by key, in French and in English. */
@NullMarked
package fr.balise.adapters.reporting.wording;

import org.jspecify.annotations.NullMarked;
