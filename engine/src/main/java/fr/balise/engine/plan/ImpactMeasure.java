package fr.balise.engine.plan;

import fr.balise.engine.facts.Attachment;
import fr.balise.engine.facts.Carrier;
import fr.balise.engine.facts.Carrier.PracticeSituation;
import fr.balise.engine.facts.Carrier.Practitioner;
import fr.balise.engine.facts.CarrierRef;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.facts.PublicationFacts;
import fr.balise.engine.identity.MailboxAddress;
import fr.balise.engine.plan.Impact.LastAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Measures what a list of changes takes away. */
final class ImpactMeasure {
    private final PublicationFacts facts;
    private final Map<CarrierRef, Set<MailboxAddress>> before = new TreeMap<>();
    private final Map<CarrierRef, Set<MailboxAddress>> after = new TreeMap<>();

    private ImpactMeasure(PublicationFacts facts, List<Change> changes) {
        this.facts = facts;
        for (Carrier carrier : facts.carriers()) {
            carrier.attachments().forEach(attachment -> {
                of(before, carrier.ref()).add(attachment.address());
                of(after, carrier.ref()).add(attachment.address());
            });
        }
        for (Change change : changes) {
            Set<MailboxAddress> there = of(after, change.target().carrier());
            if (change instanceof Change.Attach) {
                there.add(change.target().address());
            } else if (change instanceof Change.Detach) {
                there.remove(change.target().address());
            }
        }
    }

    private static Set<MailboxAddress> of(Map<CarrierRef, Set<MailboxAddress>> shown, CarrierRef ref) {
        return shown.computeIfAbsent(ref, none -> new TreeSet<>());
    }

    static Impact of(PublicationFacts facts, List<Change> changes) {
        SortedMap<MailboxType, Integer> published = new TreeMap<>();
        facts.carriers().stream()
                .flatMap(carrier -> carrier.attachments().stream())
                .filter(attachment -> facts.operator().owns(attachment.address()))
                .map(Attachment::type)
                .forEach(type -> published.merge(type, 1, Integer::sum));
        SortedMap<MailboxType, Integer> removed = new TreeMap<>();
        changes.stream()
                .filter(Change.Detach.class::isInstance)
                .forEach(change -> removed.merge(change.target().type(), 1, Integer::sum));
        return new Impact(published, removed, new ImpactMeasure(facts, changes).leftWithoutAddress());
    }

    /** A professional is reachable through their own record and their situations; a closed record awaits no letter. */
    private List<LastAddress> leftWithoutAddress() {
        Map<CarrierRef, List<CarrierRef>> places = new TreeMap<>();
        Map<CarrierRef, String> labels = new TreeMap<>();
        Set<CarrierRef> closed = new TreeSet<>();
        for (Carrier carrier : facts.carriers()) {
            if (carrier instanceof Practitioner && !carrier.active()) {
                closed.add(carrier.ref());
            } else if (carrier instanceof Practitioner) {
                places.computeIfAbsent(carrier.ref(), none -> new ArrayList<>()).add(carrier.ref());
                labels.put(carrier.ref(), carrier.label());
            } else if (carrier instanceof PracticeSituation situation) {
                situation
                        .practitioner()
                        .ifPresent(professional -> places.computeIfAbsent(professional, none -> new ArrayList<>())
                                .add(situation.ref()));
            }
        }
        List<LastAddress> left = new ArrayList<>();
        closed.forEach(places::remove);
        places.forEach((professional, refs) ->
                lost(refs).ifPresent(mailboxes -> left.add(new LastAddress(name(professional, labels), mailboxes))));
        left.sort(Comparator.comparing(LastAddress::practitioner));
        return List.copyOf(left);
    }

    private static String name(CarrierRef professional, Map<CarrierRef, String> labels) {
        String label = labels.getOrDefault(professional, "");
        return label.isEmpty() ? professional.toString() : label + " (" + professional + ")";
    }

    private Optional<List<String>> lost(List<CarrierRef> places) {
        Set<String> had = new TreeSet<>();
        boolean has = false;
        for (CarrierRef place : places) {
            before.getOrDefault(place, Set.of()).forEach(address -> had.add(address.value()));
            has |= !after.getOrDefault(place, Set.of()).isEmpty();
        }
        return had.isEmpty() || has ? Optional.empty() : Optional.of(List.copyOf(had));
    }
}
