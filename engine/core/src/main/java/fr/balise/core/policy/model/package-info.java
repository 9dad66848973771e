/** A publication policy: its text checked and rebuilt, its settings, its sentences; immutable and named by its digest. */
@NullMarked
package fr.balise.core.policy.model;

import org.jspecify.annotations.NullMarked;
