/** What every command shares: its options, where it speaks, how it ends. */
@NullMarked
package fr.balise.adapters.cli.frame;

import org.jspecify.annotations.NullMarked;
