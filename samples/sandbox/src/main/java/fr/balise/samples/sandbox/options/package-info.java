/** How the sandbox behaves: its pace, its pages, the dialect it speaks. */
@NullMarked
package fr.balise.samples.sandbox.options;

import org.jspecify.annotations.NullMarked;
