/** What is told when a request cannot be answered: problem details for programs, a page for people, in their language. */
@NullMarked
package fr.balise.adapters.server.problem;

import org.jspecify.annotations.NullMarked;
