package fr.balise.operations.following.counting;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Subject;
import fr.balise.core.identity.MailboxAddress;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** In which mail domain, structure and care setting findings are: those of what they are about, or of none. */
public final class FindingGroups {
    private final PublicationFacts facts;
    private final Measure measure;
    private final Map<String, Carrier> carriers = new HashMap<>();

    /** Among those facts. */
    public FindingGroups(PublicationFacts facts, Measure measure) {
        this.facts = facts;
        this.measure = measure;
        facts.carriers().forEach(carrier -> carriers.put(carrier.ref().toString(), carrier));
    }

    /** How many there are in each member of each dimension. */
    public Map<IndicatorDimension, SortedMap<String, Long>> count(Collection<Finding> findings) {
        Map<IndicatorDimension, SortedMap<String, Long>> counts = new EnumMap<>(IndicatorDimension.class);
        for (IndicatorDimension dimension : IndicatorDimension.values()) {
            SortedMap<String, Long> members = new TreeMap<>();
            findings.forEach(finding -> members.merge(member(finding.subject(), dimension), 1L, Long::sum));
            counts.put(dimension, members);
        }
        return counts;
    }

    private String member(Subject subject, IndicatorDimension dimension) {
        return switch (dimension) {
            case ALL -> "";
            case DOMAIN ->
                subject.mailbox()
                        .filter(facts.operator()::owns)
                        .map(MailboxAddress::domain)
                        .orElse("");
            case STRUCTURE -> structure(subject).map(Counting::number).orElse("");
            case SETTING -> structure(subject).map(measure.setting()).orElse("");
        };
    }

    private Optional<Structure> structure(Subject subject) {
        return subject.carrier()
                .map(carriers::get)
                .flatMap(carrier -> carrier instanceof PracticeSituation situation
                        ? situation.structure().carrier().map(where -> carriers.get(where.toString()))
                        : Optional.of(carrier))
                .filter(Structure.class::isInstance)
                .map(Structure.class::cast);
    }
}
