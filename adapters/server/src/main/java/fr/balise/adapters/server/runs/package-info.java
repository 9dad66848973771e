/** Carrying plans out: who made and approved them, runs under way, and runs that were. */
@NullMarked
package fr.balise.adapters.server.runs;

import org.jspecify.annotations.NullMarked;
