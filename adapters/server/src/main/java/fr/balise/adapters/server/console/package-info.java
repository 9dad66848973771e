/** The pages for people, made on the server and usable without a script. */
@NullMarked
package fr.balise.adapters.server.console;

import org.jspecify.annotations.NullMarked;
