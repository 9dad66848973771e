/** Changes we intend to make, never how they are sent. */
@NullMarked
package fr.balise.engine.plan;

import org.jspecify.annotations.NullMarked;
