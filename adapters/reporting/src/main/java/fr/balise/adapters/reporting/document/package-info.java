/** What a report says, in order, whatever the form in which it is read. */
@NullMarked
package fr.balise.adapters.reporting.document;

import org.jspecify.annotations.NullMarked;
