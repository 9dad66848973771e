package fr.balise.operations.sources;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.planning.parts.Census;
import fr.balise.core.planning.parts.Sorting;

/**
 * More facts than fit into memory, read once and ready to be decided part by part, by any number of policies for any days.
 * They lie elsewhere until whoever opened that place closes it; so do the plans that are made of them.
 *
 * @param shared what every part has: the operator, what is held, the gaps, what reading brought to light, the inputs
 * @param census of all facts
 * @param sorting where there is room for what is made of them
 * @param parts each a part of the facts, read whenever somebody goes through them
 */
public record PartedFacts(PublicationFacts shared, Census census, Sorting sorting, Iterable<PublicationFacts> parts) {}
