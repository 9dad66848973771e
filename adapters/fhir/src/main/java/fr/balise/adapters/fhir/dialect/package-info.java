/** The settings in which the drafts of the write API differ, and a change as a patch under them. */
@NullMarked
package fr.balise.adapters.fhir.dialect;

import org.jspecify.annotations.NullMarked;
