/** Which resources the parameters of a search or of a conditional patch mean. */
@NullMarked
package fr.balise.samples.sandbox.criteria;

import org.jspecify.annotations.NullMarked;
