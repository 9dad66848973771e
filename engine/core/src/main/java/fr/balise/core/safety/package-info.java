/** What a plan may not do before a person says so by name: pure checks, made before anything is sent. */
@NullMarked
package fr.balise.core.safety;

import org.jspecify.annotations.NullMarked;
