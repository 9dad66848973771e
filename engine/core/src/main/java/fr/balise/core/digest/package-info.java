/** One way to name content: its SHA-256, and the one spelling of JSON over which it is taken. */
@NullMarked
package fr.balise.core.digest;

import org.jspecify.annotations.NullMarked;
