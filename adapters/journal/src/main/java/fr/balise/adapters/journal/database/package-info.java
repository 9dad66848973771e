/** The two kinds of database in which a journal lies: a file of SQLite, or a PostgreSQL server. */
@NullMarked
package fr.balise.adapters.journal.database;

import org.jspecify.annotations.NullMarked;
