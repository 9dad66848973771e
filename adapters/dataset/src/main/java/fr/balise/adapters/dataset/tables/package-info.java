/** The stock and the usage declarations, read line by line from CSV or Excel. */
@NullMarked
package fr.balise.adapters.dataset.tables;

import org.jspecify.annotations.NullMarked;
