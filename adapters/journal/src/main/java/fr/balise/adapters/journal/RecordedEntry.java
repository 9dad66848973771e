package fr.balise.adapters.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An entry as it stands in the journal.
 *
 * @param number 1 for the first
 * @param content empty once it was purged
 * @param hash the seal of this entry, over the seal before it and all that it says
 */
public record RecordedEntry(long number, String run, Entry.Kind kind, Optional<ObjectNode> content, String hash) {}
