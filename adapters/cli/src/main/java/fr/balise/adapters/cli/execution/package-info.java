/** Commands that carry plans out, finish what was interrupted, take it back, and prove it. */
@NullMarked
package fr.balise.adapters.cli.execution;

import org.jspecify.annotations.NullMarked;
