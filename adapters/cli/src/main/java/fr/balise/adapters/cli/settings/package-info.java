/** What may be said once instead of on every command line, and where each value comes from. */
@NullMarked
package fr.balise.adapters.cli.settings;

import org.jspecify.annotations.NullMarked;
