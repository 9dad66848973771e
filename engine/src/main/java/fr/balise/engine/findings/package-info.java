/** What people should know and no change can say. */
@NullMarked
package fr.balise.engine.findings;

import org.jspecify.annotations.NullMarked;
