/** Reading our JSON back: records by databind, and what is wrong told with its place. */
@NullMarked
package fr.balise.adapters.formats.json.reading;

import org.jspecify.annotations.NullMarked;
