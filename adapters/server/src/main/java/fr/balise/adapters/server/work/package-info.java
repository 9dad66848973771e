/** What the service decides on and what it makes: the facts as read, plans on a repository, trials of a setting as jobs. */
@NullMarked
package fr.balise.adapters.server.work;

import org.jspecify.annotations.NullMarked;
