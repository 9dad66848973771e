/** Tables that spreadsheet programs open. */
@NullMarked
package fr.balise.adapters.formats.csv;

import org.jspecify.annotations.NullMarked;
