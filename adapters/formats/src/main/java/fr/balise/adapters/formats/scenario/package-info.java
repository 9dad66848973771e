/** What came of a policy's scenarios, for people and for machines. */
@NullMarked
package fr.balise.adapters.formats.scenario;

import org.jspecify.annotations.NullMarked;
