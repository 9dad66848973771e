/** From the files of a policy to a checked policy, or to everything that is wrong with them. */
@NullMarked
package fr.balise.core.policy.loading;

import org.jspecify.annotations.NullMarked;
