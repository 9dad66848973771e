/** What each reading of the data shows of how the directory stands: indicators day by day, and what another hand changed. */
@NullMarked
package fr.balise.adapters.server.following;

import org.jspecify.annotations.NullMarked;
