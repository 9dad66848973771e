/** The one door to a directory server: every call of every part leaves here, with its key, its pace and its patience. */
@NullMarked
package fr.balise.adapters.fhir.gateway;

import org.jspecify.annotations.NullMarked;
