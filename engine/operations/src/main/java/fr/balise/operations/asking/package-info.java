/** Whom to ask about which mailbox, since the answer would change what is published; and how a campaign of questions runs. */
@NullMarked
package fr.balise.operations.asking;

import org.jspecify.annotations.NullMarked;
