/** What was intended and what became of it, written down before and after each call, each entry sealed by the next. */
@NullMarked
package fr.balise.adapters.journal;

import org.jspecify.annotations.NullMarked;
