/** Trying things on this machine, on a sandbox that is known by its name and its address alone. */
@NullMarked
package fr.balise.adapters.cli.sandbox;

import org.jspecify.annotations.NullMarked;
