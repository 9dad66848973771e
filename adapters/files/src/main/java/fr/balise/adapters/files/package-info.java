/** Files in, files out: data sets, policies, plans and reports. */
@NullMarked
package fr.balise.adapters.files;

import org.jspecify.annotations.NullMarked;
