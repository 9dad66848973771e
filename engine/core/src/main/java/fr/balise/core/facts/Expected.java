package fr.balise.core.facts;

import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.Gap;
import java.util.Locale;

/** What an operator can expect a least number of. */
public enum Expected {
    /** Lines of the stock in the operator's domains. */
    MAILBOXES(Gap.STOCK),
    /** Lines of the declarations. */
    DECLARATIONS(Gap.DECLARATIONS),
    /** Practitioners of the directory. */
    PRACTITIONERS(Gap.DIRECTORY),
    /** Practice situations of the directory. */
    SITUATIONS(Gap.DIRECTORY),
    /** Structures of the directory. */
    STRUCTURES(Gap.DIRECTORY);

    private final Gap doubt;

    Expected(Gap doubt) {
        this.doubt = doubt;
    }

    /** The source that holds them, doubted when there are too few. */
    public Gap source() {
        return doubt;
    }

    /** Its key in {@code operator.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    long countIn(PublicationFacts facts) {
        return switch (this) {
            case MAILBOXES ->
                facts.mailboxes().stream()
                        .filter(mailbox -> facts.operator().owns(mailbox.address()))
                        .count();
            case DECLARATIONS -> facts.declarations().size();
            case PRACTITIONERS -> carriers(facts, CarrierKind.PRACTITIONER);
            case SITUATIONS -> carriers(facts, CarrierKind.SITUATION);
            case STRUCTURES -> carriers(facts, CarrierKind.STRUCTURE);
        };
    }

    private static long carriers(PublicationFacts facts, CarrierKind kind) {
        return facts.carriers().stream()
                .filter(carrier -> carrier.ref().kind() == kind)
                .count();
    }
}
