package fr.balise.core.planning.parts;

import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.Impact.StructureImpact;
import fr.balise.core.planning.Impact.Tally;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one part of a plan takes away. All places of an address are in the same part, so tallies add up.
 *
 * @param structures with publications of this part, whether they lose some or not: they may lose some in another part
 * @param left professionals who show at least one mailbox now, and none once the plan is applied
 * @param sources how much of each source is in this part
 */
public record ImpactPart(
        Map<MailboxType, Tally> types,
        Map<String, Tally> domains,
        List<InStructure> structures,
        List<LastAddress> left,
        List<String> protectedRemoved,
        SortedMap<String, Integer> sources) {
    /** What is published in one structure. */
    public record InStructure(CarrierRef structure, StructureImpact impact) {
        InStructure plus(InStructure other) {
            return new InStructure(
                    structure,
                    new StructureImpact(
                            impact.name(), impact.open(), impact.tally().plus(other.impact.tally())));
        }
    }
}
