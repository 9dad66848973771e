/** What two policies decide differently, told to people and to programs. */
@NullMarked
package fr.balise.adapters.formats.difference;

import org.jspecify.annotations.NullMarked;
