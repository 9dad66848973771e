/** Versions of the policy: kept, tried, compared, put in force. */
@NullMarked
package fr.balise.adapters.server.policies;

import org.jspecify.annotations.NullMarked;
