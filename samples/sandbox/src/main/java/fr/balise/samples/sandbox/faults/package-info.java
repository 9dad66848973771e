/** What can go wrong between a client and a directory, on demand. */
@NullMarked
package fr.balise.samples.sandbox.faults;

import org.jspecify.annotations.NullMarked;
