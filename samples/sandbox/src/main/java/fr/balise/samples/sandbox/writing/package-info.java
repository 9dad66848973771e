/** Patches: what a request asks to change, whether it may, and the resource that results. */
@NullMarked
package fr.balise.samples.sandbox.writing;

import org.jspecify.annotations.NullMarked;
