/** Who asks. */
@NullMarked
package fr.balise.adapters.server.callers;

import org.jspecify.annotations.NullMarked;
