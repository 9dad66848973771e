/** Campaigns that professionals answer, and their answers, taken from links, logins, programs and questionnaires alike. */
@NullMarked
package fr.balise.adapters.server.asking;

import org.jspecify.annotations.NullMarked;
