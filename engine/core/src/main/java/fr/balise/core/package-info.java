/** Where the engine begins: from facts and a policy to a plan. */
@NullMarked
package fr.balise.core;

import org.jspecify.annotations.NullMarked;
