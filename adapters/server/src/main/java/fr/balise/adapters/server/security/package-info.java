/** Who may come in: one user of this machine, by a link that opens once or by a key, within limits of rate and size. */
@NullMarked
package fr.balise.adapters.server.security;

import org.jspecify.annotations.NullMarked;
