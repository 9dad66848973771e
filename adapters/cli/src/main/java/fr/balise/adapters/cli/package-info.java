/** The balise command: reads what people ask, wires the adapters to the engine, tells what happened. */
@NullMarked
package fr.balise.adapters.cli;

import org.jspecify.annotations.NullMarked;
