/** Tables of a policy, edited in a spreadsheet: what varies only by value, a named row for each rule or setting. */
@NullMarked
package fr.balise.core.policy.tables;

import org.jspecify.annotations.NullMarked;
