/** The door's rules, with a clock held still. */
@NullMarked
package fr.balise.samples.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
