package fr.balise.core.cases.derivation;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Carriers of which the directory says contradictory things: changes on them are withheld. */
public final class RecordDoubts {
    private final Map<CarrierRef, List<Doubt>> byCarrier;
    private final LocalDate asOf;

    private RecordDoubts(Map<CarrierRef, List<Doubt>> byCarrier, LocalDate asOf) {
        this.byCarrier = byCarrier;
        this.asOf = asOf;
    }

    RecordDoubts(Collection<Doubt> read, DirectoryIndex directory) {
        this(new HashMap<>(), LocalDate.MIN);
        read.forEach(this::add);
        directory
                .contestedSituations()
                .forEach((id, refs) -> refs.forEach(ref -> add(ref, alike(id.toString(), refs))));
        twins(directory.carriers());
    }

    private static Text alike(String identifier, Collection<CarrierRef> refs) {
        String names = String.join(", ", refs.stream().map(CarrierRef::toString).toList());
        return new Text(
                "l'identifiant " + identifier + " figure sur plusieurs fiches ouvertes (" + names + ")",
                "the identifier " + identifier + " stands on several open records (" + names + ")");
    }

    /** Ids that differ by case alone name two resources, and one to a server that does not look at case. */
    private void twins(Collection<Carrier> carriers) {
        Map<CarrierRef, CarrierRef> byLowerCase = new HashMap<>();
        for (Carrier carrier : carriers) {
            CarrierRef lower = lower(carrier.ref());
            if (!lower.equals(carrier.ref())) {
                byLowerCase.put(carrier.ref(), lower);
            }
        }
        if (byLowerCase.isEmpty()) {
            return;
        }
        Map<CarrierRef, List<CarrierRef>> groups = new HashMap<>();
        carriers.stream()
                .map(Carrier::ref)
                .filter(ref -> byLowerCase.containsKey(ref) || byLowerCase.containsValue(ref))
                .sorted()
                .forEach(ref -> groups.computeIfAbsent(lower(ref), none -> new ArrayList<>())
                        .add(ref));
        groups.values().stream()
                .filter(group -> group.size() > 1)
                .forEach(group -> group.forEach(ref -> add(ref, twin(group))));
    }

    private static CarrierRef lower(CarrierRef ref) {
        return new CarrierRef(ref.kind(), ref.id().toLowerCase(Locale.ROOT));
    }

    private static Text twin(List<CarrierRef> group) {
        String names =
                String.join(", ", group.stream().map(CarrierRef::toString).toList());
        return new Text(
                "des fiches ne se distinguent que par la casse (" + names + ")",
                "records differ by case alone (" + names + ")");
    }

    private void add(CarrierRef ref, Text why) {
        add(new Doubt(ref, Optional.empty(), Optional.empty(), why));
    }

    private void add(Doubt doubt) {
        byCarrier.computeIfAbsent(doubt.carrier(), none -> new ArrayList<>()).add(doubt);
    }

    /** The same for decisions on a day. */
    RecordDoubts on(LocalDate day) {
        return new RecordDoubts(byCarrier, day);
    }

    /** Why nothing about that mailbox may change on that carrier; empty when it may. */
    public Optional<Text> about(CarrierRef ref, MailboxAddress address) {
        return byCarrier.getOrDefault(ref, List.of()).stream()
                .filter(doubt -> doubt.concerns(ref, address, asOf))
                .map(Doubt::why)
                .findFirst();
    }
}
