/** What two policies decide differently, for programs. */
@NullMarked
package fr.balise.adapters.formats.difference;

import org.jspecify.annotations.NullMarked;
