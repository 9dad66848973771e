/** What a service keeps in its database. */
@NullMarked
package fr.balise.adapters.server.store;

import org.jspecify.annotations.NullMarked;
