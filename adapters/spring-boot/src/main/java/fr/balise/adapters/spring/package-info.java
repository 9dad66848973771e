/** Balise inside a Spring Boot application: its policy, and the use cases on a live directory, as beans. */
@NullMarked
package fr.balise.adapters.spring;

import org.jspecify.annotations.NullMarked;
