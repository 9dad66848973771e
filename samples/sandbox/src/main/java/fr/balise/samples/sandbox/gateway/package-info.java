/** What stands before the directory: keys, call rate, faults, and the log of who came. */
@NullMarked
package fr.balise.samples.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
