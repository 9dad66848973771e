/** What a policy decides of given facts on a day: the plan, the explanation of a mailbox, what another policy would change. */
@NullMarked
package fr.balise.operations.planning;

import org.jspecify.annotations.NullMarked;
