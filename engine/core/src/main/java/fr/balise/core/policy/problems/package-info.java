/** What is wrong with a policy, all of it together, each problem with its place and its remedy. */
@NullMarked
package fr.balise.core.policy.problems;

import org.jspecify.annotations.NullMarked;
