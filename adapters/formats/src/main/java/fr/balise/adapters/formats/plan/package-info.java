/** The plan as a file: versioned JSON, the same bytes for the same plan, refused when it was altered. */
@NullMarked
package fr.balise.adapters.formats.plan;

import org.jspecify.annotations.NullMarked;
