/** Excel workbooks (ISO/IEC 29500), read only when what they show is what they hold. */
@NullMarked
package fr.balise.cells.xlsx;

import org.jspecify.annotations.NullMarked;
