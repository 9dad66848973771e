/** What is known of a policy as documents: its proof, its scenarios, its differences from another, one decision explained. */
@NullMarked
package fr.balise.adapters.reporting.policy;

import org.jspecify.annotations.NullMarked;
