/** What a run of a plan is told and tells: outcomes, events, the report. */
@NullMarked
package fr.balise.adapters.publication;

import org.jspecify.annotations.NullMarked;
