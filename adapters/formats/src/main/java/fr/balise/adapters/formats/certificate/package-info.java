/** The certificate of a policy's proof as a file: written whole, believed only when nothing in it was altered. */
@NullMarked
package fr.balise.adapters.formats.certificate;

import org.jspecify.annotations.NullMarked;
