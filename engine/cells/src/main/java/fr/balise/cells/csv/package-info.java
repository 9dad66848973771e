/** Tables of separated values (RFC 4180), as spreadsheet programs and people write them. */
@NullMarked
package fr.balise.cells.csv;

import org.jspecify.annotations.NullMarked;
