/** Rules read cases and state verdicts; the only room that knows Drools. */
@NullMarked
package fr.balise.core.evaluation;

import org.jspecify.annotations.NullMarked;
