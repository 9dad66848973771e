package fr.balise.adapters.publication.changes;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The contact points of one resource in their order, as one change after the other leaves them. A change that is taken
 * back in the reverse order finds its place again.
 */
public final class TelecomOrder {
    private final List<String> values;

    private TelecomOrder(List<String> values) {
        this.values = values;
    }

    /** As the directory shows it. */
    public static TelecomOrder of(CarrierView view) {
        List<String> values = new ArrayList<>();
        for (JsonNode telecom : view.resource().path("telecom")) {
            values.add(named(telecom.path("value").asText()));
        }
        return new TelecomOrder(values);
    }

    /** The same order, which other changes follow. */
    public TelecomOrder copy() {
        return new TelecomOrder(new ArrayList<>(values));
    }

    /** Says where a change finds and puts its contact point, and follows it. */
    public PreparedChange place(PreparedChange change) {
        MailboxAddress address = change.pending().address();
        int stands = values.indexOf(named(address.value()));
        if (stands >= 0) {
            values.remove(stands);
        }
        Optional<Integer> position = stands < 0 ? Optional.empty() : Optional.of(stands);
        int index = Math.min(position.or(change.pending()::position).orElse(0), values.size());
        change.wanted().ifPresent(wanted -> values.add(index, named(address.value())));
        return change.placed(position, index);
    }

    private static String named(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }
}
