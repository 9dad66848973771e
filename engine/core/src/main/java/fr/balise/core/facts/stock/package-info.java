/** What the operator knows: its mailboxes, their holders, and the usage that professionals declared. */
@NullMarked
package fr.balise.core.facts.stock;

import org.jspecify.annotations.NullMarked;
