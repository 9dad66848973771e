package fr.balise.operations.following;

import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.Carrier.Structure;
import java.util.Optional;

/**
 * A mailbox that the directory shows.
 *
 * @param professional whose record or situation it stands on; empty on a structure, and when the directory does not show
 *     him
 * @param structure the structure it stands on, or where the situation is
 */
public record Publication(
        Attachment shown, Carrier carrier, Optional<Practitioner> professional, Optional<Structure> structure) {}
