/** What is published seen over time: indicators, what changed since the last reading, and by whom it cannot have been. */
@NullMarked
package fr.balise.operations.following;

import org.jspecify.annotations.NullMarked;
