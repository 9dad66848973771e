/** The service: what is decided and planned, over HTTP for programs and in pages for people. */
@NullMarked
package fr.balise.adapters.server;

import org.jspecify.annotations.NullMarked;
