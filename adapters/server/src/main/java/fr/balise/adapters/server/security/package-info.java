/** Who may come in and do what: one user by a link that opens once, people a provider knows, programs by key or token. */
@NullMarked
package fr.balise.adapters.server.security;

import org.jspecify.annotations.NullMarked;
