/** The journal as evidence: whole or not, exported, and forgotten when its time is over. */
@NullMarked
package fr.balise.adapters.journal.audit;

import org.jspecify.annotations.NullMarked;
