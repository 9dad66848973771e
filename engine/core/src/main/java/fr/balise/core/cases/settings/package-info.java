/** What a policy sets about the reading of facts: limits of activity, places that are considered, attributes that are written. */
@NullMarked
package fr.balise.core.cases.settings;

import org.jspecify.annotations.NullMarked;
