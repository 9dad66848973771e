/** What two policies decide differently: in which cases exactly, and for which mailboxes. */
@NullMarked
package fr.balise.analysis.difference;

import org.jspecify.annotations.NullMarked;
