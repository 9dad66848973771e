/** What came of a policy's scenarios, for programs. */
@NullMarked
package fr.balise.adapters.formats.scenario;

import org.jspecify.annotations.NullMarked;
