@NullMarked
package fr.balise.adapters.spark;

import org.jspecify.annotations.NullMarked;
