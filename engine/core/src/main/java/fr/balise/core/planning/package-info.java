/** Changes we intend to make, never how they are sent. */
@NullMarked
package fr.balise.core.planning;

import org.jspecify.annotations.NullMarked;
