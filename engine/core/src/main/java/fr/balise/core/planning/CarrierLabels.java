package fr.balise.core.planning;

import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.Carrier.PracticeSituation;
import fr.balise.core.facts.CarrierRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names carriers for people: a situation is somebody somewhere. */
public final class CarrierLabels {
    private final Map<CarrierRef, Carrier> byRef = new HashMap<>();

    /** Names them, and the situations among them by the others. */
    public CarrierLabels(Collection<Carrier> carriers) {
        carriers.forEach(carrier -> byRef.put(carrier.ref(), carrier));
    }

    /** For example {@code Dr Amélie Dùpont — Hôpital Exemple}; empty when the directory names nothing. */
    public String of(Carrier carrier) {
        if (carrier instanceof PracticeSituation situation) {
            String where = label(situation.structure().carrier());
            return Stream.of(label(situation.practitioner().carrier()), where.isEmpty() ? situation.label() : where)
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(" — "));
        }
        return carrier.label();
    }

    private String label(Optional<CarrierRef> ref) {
        return ref.map(byRef::get).map(Carrier::label).orElse("");
    }
}
