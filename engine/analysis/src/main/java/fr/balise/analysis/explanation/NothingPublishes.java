package fr.balise.analysis.explanation;

/**
 * A proof that a mailbox cannot be published on a carrier: every case within reach is decided by what the conditions of the rules mean, and none is
 * to be published or may stay published.
 *
 * @param reach whose changes were considered
 * @param cases how many were decided; attributes that no verdict depends on take one value
 */
public record NothingPublishes(ConsideredActors reach, long cases) {}
