/** Commands for those who write policies. */
@NullMarked
package fr.balise.adapters.cli.policy;

import org.jspecify.annotations.NullMarked;
