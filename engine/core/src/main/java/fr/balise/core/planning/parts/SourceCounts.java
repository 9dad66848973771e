package fr.balise.core.planning.parts;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much each source of a plan held, so that the next run sees what vanished since. */
public final class SourceCounts {
    /** Lines of the stock in the operator's domains. */
    public static final String STOCK = "stock";

    /** Usage declarations. */
    public static final String ANSWERS = "answers";

    /** Resources of the directory. */
    public static final String CARRIERS = "carriers";

    /** The operator's publications in the directory. */
    public static final String PUBLICATIONS = "publications";

    /** Mailboxes of the stock whose holder or structure is found in the directory by its identifier. */
    public static final String MATCHED = "matched";

    /** Before the name of a naming system: resources of the directory that bear an identifier in it. */
    public static final String SYSTEM = "system ";

    /** There alone, with 1, where only a part of what an operator has was read. */
    public static final String PART = "part";

    private SourceCounts() {}

    /** How much facts hold of each. */
    public static SortedMap<String, Integer> of(PublicationFacts facts) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        List<Mailbox> own = facts.mailboxes().stream()
                .filter(mailbox -> facts.operator().owns(mailbox.address()))
                .toList();
        counts.put(STOCK, own.size());
        counts.put(ANSWERS, facts.declarations().size());
        counts.put(CARRIERS, facts.carriers().size());
        facts.carriers().forEach(carrier -> systems(carrier, counts));
        counts.put(PUBLICATIONS, (int) facts.carriers().stream()
                .flatMap(carrier -> carrier.attachments().stream())
                .filter(shown -> facts.operator().owns(shown.address()))
                .count());
        counts.put(MATCHED, matched(own, facts.carriers()));
        return counts;
    }

    /** Counts a carrier among those that bear an identifier of its naming systems. */
    public static void systems(Carrier carrier, Map<String, Integer> counts) {
        List<Identifier> identifiers = carrier.identifiers();
        for (int i = 0; i < identifiers.size(); i++) {
            String system = identifiers.get(i).system();
            if (i == 0 || !system.equals(identifiers.get(i - 1).system())) {
                counts.merge(SYSTEM + system, 1, Integer::sum);
            }
        }
    }

    private static int matched(List<Mailbox> own, List<Carrier> carriers) {
        Set<IdNatPs> people = new HashSet<>();
        Set<Identifier> structures = new HashSet<>();
        for (Carrier carrier : carriers) {
            if (carrier instanceof Carrier.Practitioner practitioner) {
                people.addAll(practitioner.nationalIds());
            } else if (carrier instanceof Carrier.Structure structure) {
                structures.addAll(structure.identifiers());
            }
        }
        return (int) own.stream()
                .filter(mailbox -> mailbox.holder() instanceof Holder.National holder && people.contains(holder.id())
                        || mailbox.structure().filter(structures::contains).isPresent())
                .count();
    }
}
