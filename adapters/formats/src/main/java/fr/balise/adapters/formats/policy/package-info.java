/** Policy folders and zips, read into bytes by path, staying inside what was named. */
@NullMarked
package fr.balise.adapters.formats.policy;

import org.jspecify.annotations.NullMarked;
