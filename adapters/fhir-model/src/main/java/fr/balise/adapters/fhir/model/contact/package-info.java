/** Mailboxes as a resource publishes them: contact points, their extensions, and what public data hide of them. */
@NullMarked
package fr.balise.adapters.fhir.model.contact;

import org.jspecify.annotations.NullMarked;
