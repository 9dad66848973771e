/** Campaigns of questions, for programs and for spreadsheets. */
@NullMarked
package fr.balise.adapters.formats.campaign;

import org.jspecify.annotations.NullMarked;
