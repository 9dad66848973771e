/** Balise on a cluster: directory files are read, and parts of the facts decided, by tasks of Apache Spark. */
@NullMarked
package fr.balise.adapters.spark;

import org.jspecify.annotations.NullMarked;
