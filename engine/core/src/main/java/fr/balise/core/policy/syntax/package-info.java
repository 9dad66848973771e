/** The part of DRL that a policy may use: read into allow-listed trees, everything else refused by name. */
@NullMarked
package fr.balise.core.policy.syntax;

import org.jspecify.annotations.NullMarked;
