/** What is counted of a directory, day after day, for people. */
@NullMarked
package fr.balise.adapters.reporting.status;

import org.jspecify.annotations.NullMarked;
