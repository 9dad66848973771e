/** What every command shares: its options, where it prints, how it ends. */
@NullMarked
package fr.balise.adapters.cli.command;

import org.jspecify.annotations.NullMarked;
