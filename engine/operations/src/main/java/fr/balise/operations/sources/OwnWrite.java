package fr.balise.operations.sources;

import fr.balise.core.facts.directory.Attachment;
import java.time.Instant;
import java.util.Optional;

/**
 * What we did last with one mailbox on one record.
 *
 * @param at when it was settled
 * @param written what the record was to show; empty when it was taken off
 */
public record OwnWrite(Instant at, Optional<Attachment> written) {}
