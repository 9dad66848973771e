/** What every request meets, whoever sends it: limits of size and pace, and a word to who watches. */
@NullMarked
package fr.balise.adapters.server.security.requests;

import org.jspecify.annotations.NullMarked;
