/** What is asked of the world before anything is decided: the operator's data, the directory, what was done before. */
@NullMarked
package fr.balise.operations.sources;

import org.jspecify.annotations.NullMarked;
