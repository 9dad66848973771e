/** One mailbox on one carrier and what is to become of it, from the plan or the journal to the patch. */
@NullMarked
package fr.balise.adapters.publication.changes;

import org.jspecify.annotations.NullMarked;
