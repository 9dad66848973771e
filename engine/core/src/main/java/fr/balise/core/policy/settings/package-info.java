/** The settings of a policy: {@code policy.yaml}, read strictly. */
@NullMarked
package fr.balise.core.policy.settings;

import org.jspecify.annotations.NullMarked;
