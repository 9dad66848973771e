/** Reading the sandbox directory over real sockets. */
@NullMarked
package fr.balise.adapters.fhir.directory;

import org.jspecify.annotations.NullMarked;
