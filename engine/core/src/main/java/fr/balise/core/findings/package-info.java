/** What people should know and no change can say. */
@NullMarked
package fr.balise.core.findings;

import org.jspecify.annotations.NullMarked;
