package fr.balise.core.cases.settings;

import fr.balise.core.facts.stock.Mailbox;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the stock says of a mailbox and a policy may have written where it is published. */
public enum WrittenAttribute {
    DESCRIPTION(Mailbox::description),
    SERVICE(Mailbox::service),
    RESPONSIBLE(Mailbox::responsible);

    private final Function<Mailbox, Optional<String>> text;

    WrittenAttribute(Function<Mailbox, Optional<String>> text) {
        this.text = text;
    }

    /** As scenarios and documents name it: {@code description}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> of(Mailbox mailbox) {
        return text.apply(mailbox);
    }
}
