/** The folder in which a service keeps what must outlive it. */
@NullMarked
package fr.balise.adapters.server.store;

import org.jspecify.annotations.NullMarked;
