/** Questions to professionals, and what their answers change. */
@NullMarked
package fr.balise.adapters.reporting.asking;

import org.jspecify.annotations.NullMarked;
