/** The REST API, below {@code /api/v1}: values in, values out, and problems that name the field. */
@NullMarked
package fr.balise.adapters.server.rest;

import org.jspecify.annotations.NullMarked;
