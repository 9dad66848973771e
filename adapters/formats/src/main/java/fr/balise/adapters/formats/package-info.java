/** What leaves Balise for other programs and comes back: plans, certificates, comparisons as JSON, policies as folders. */
@NullMarked
package fr.balise.adapters.formats;

import org.jspecify.annotations.NullMarked;
