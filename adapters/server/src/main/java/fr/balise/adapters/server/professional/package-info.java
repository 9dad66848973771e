/** The page on which professionals answer for their own mailboxes, let in by a link or by their login, to nothing else. */
@NullMarked
package fr.balise.adapters.server.professional;

import org.jspecify.annotations.NullMarked;
