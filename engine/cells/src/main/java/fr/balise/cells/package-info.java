/** Tables as people type them, CSV or XLSX: bytes become rows of text with their places, and nothing more is known. */
@NullMarked
package fr.balise.cells;

import org.jspecify.annotations.NullMarked;
