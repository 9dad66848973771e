/** How JSON is laid out, so that the same content gives the same bytes and reads as it is. */
@NullMarked
package fr.balise.adapters.formats.json;

import org.jspecify.annotations.NullMarked;
