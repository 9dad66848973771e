/** The journal as evidence: whole or not, exported, and forgotten when its time is over. */
@NullMarked
package fr.balise.adapters.publication.audit;

import org.jspecify.annotations.NullMarked;
