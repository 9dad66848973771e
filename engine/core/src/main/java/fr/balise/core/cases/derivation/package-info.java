/** From facts to cases: which mailbox is looked at on which carrier, and what each attribute says there. */
@NullMarked
package fr.balise.core.cases.derivation;

import org.jspecify.annotations.NullMarked;
