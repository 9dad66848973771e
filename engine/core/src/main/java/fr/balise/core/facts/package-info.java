/** What is known before anything is decided: the operator's stock, the declared usages, the directory as it was read. */
@NullMarked
package fr.balise.core.facts;

import org.jspecify.annotations.NullMarked;
