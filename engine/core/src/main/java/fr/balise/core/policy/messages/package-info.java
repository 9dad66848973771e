/** The sentences by which rules are told to people. */
@NullMarked
package fr.balise.core.policy.messages;

import org.jspecify.annotations.NullMarked;
