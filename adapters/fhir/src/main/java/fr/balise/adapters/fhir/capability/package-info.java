/** What a server says it can do, and what that means for us. */
@NullMarked
package fr.balise.adapters.fhir.capability;

import org.jspecify.annotations.NullMarked;
