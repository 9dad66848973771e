package fr.balise.adapters.publication.sending;

import fr.balise.adapters.publication.history.EarlierCalls;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.history.RecentWrites;

/**
 * What the journal knows before a run begins.
 *
 * @param memory what we last wrote where
 * @param recent what was written a short while ago and nobody saw yet
 * @param earlier calls of this very run that an interrupted process did not settle
 */
public record Knowledge(OwnMemory memory, RecentWrites recent, EarlierCalls earlier) {}
