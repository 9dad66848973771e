/** Plans as they are kept, filtered and approved. */
@NullMarked
package fr.balise.adapters.server.plans;

import org.jspecify.annotations.NullMarked;
