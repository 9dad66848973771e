/** Facts and parts of plans that do not fit into memory, in a temporary folder. */
@NullMarked
package fr.balise.adapters.dataset.spill;

import org.jspecify.annotations.NullMarked;
