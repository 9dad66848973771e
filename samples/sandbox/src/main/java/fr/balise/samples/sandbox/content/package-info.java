/** The resources the directory holds, and the one way to change them. */
@NullMarked
package fr.balise.samples.sandbox.content;

import org.jspecify.annotations.NullMarked;
