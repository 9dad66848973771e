/** What a run did: outcome by outcome, read again, and the receipt of it. */
@NullMarked
package fr.balise.operations.running.report;

import org.jspecify.annotations.NullMarked;
