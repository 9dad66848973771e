/** YAML read safely: plain data only, no tags, no aliases, bounded, every value knowing its line. */
@NullMarked
package fr.balise.core.yaml;

import org.jspecify.annotations.NullMarked;
