@NullMarked
package fr.balise.adapters.fhir.snapshot;

import org.jspecify.annotations.NullMarked;
