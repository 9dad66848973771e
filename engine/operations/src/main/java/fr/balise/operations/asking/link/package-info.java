/** Links by which professionals answer without an account: signed, for one of them and one campaign, until a moment. */
@NullMarked
package fr.balise.operations.asking.link;

import org.jspecify.annotations.NullMarked;
