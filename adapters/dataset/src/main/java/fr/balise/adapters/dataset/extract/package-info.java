/** The public extract of the directory, 31 columns a line: written from what the API shows, and read for comparison. */
@NullMarked
package fr.balise.adapters.dataset.extract;

import org.jspecify.annotations.NullMarked;
