/** What reading a data set gathers: inputs, findings, doubts, and what makes it unusable. */
@NullMarked
package fr.balise.adapters.dataset.reading;

import org.jspecify.annotations.NullMarked;
