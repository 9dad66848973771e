/** A plan made of facts part by part: what each part gives, what only all facts together tell, and how both become one plan. */
@NullMarked
package fr.balise.core.planning.parts;

import org.jspecify.annotations.NullMarked;
