/** In which of its drafts a server speaks the write API, and a change said in that draft's words. */
@NullMarked
package fr.balise.adapters.fhir.dialect;

import org.jspecify.annotations.NullMarked;
