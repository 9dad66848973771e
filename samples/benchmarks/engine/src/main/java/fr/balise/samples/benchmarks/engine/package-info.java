/** The engine beside hand-written Java that decides the same, measured in one run. No part of the product. */
@NullMarked
package fr.balise.samples.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
