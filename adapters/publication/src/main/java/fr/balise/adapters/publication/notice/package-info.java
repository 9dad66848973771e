/** Notices of what was found, sent to whoever must be told. */
@NullMarked
package fr.balise.adapters.publication.notice;

import org.jspecify.annotations.NullMarked;
