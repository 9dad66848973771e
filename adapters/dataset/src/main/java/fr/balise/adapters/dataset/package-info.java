/** The operator's stock and declarations, and the directory as files, read into facts; what is wrong becomes findings. */
@NullMarked
package fr.balise.adapters.dataset;

import org.jspecify.annotations.NullMarked;
