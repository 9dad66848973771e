package fr.balise.analysis.scenario;

import fr.balise.core.cases.MailboxAttribute;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.MailboxCase.RequiredPlaces;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Completes a mailbox over all its places of which only what matters is given: an active, recently used personal
 * mailbox of the operator, its holder known, required somewhere.
 */
final class OrdinaryMailbox {
    private OrdinaryMailbox() {}

    static MailboxCase completing(Map<MailboxAttribute, Enum<?>> given) {
        Map<MailboxAttribute, Enum<?>> values = new EnumMap<>(MailboxAttribute.class);
        values.putAll(given);
        values.putIfAbsent(MailboxAttribute.OWNERSHIP, Ownership.OWN);
        values.putIfAbsent(MailboxAttribute.MAILBOX_TYPE, MailboxType.PER);
        Enum<?> type = values.get(MailboxAttribute.MAILBOX_TYPE);
        values.putIfAbsent(
                MailboxAttribute.MAILBOX_STATUS,
                type == MailboxType.UNKNOWN ? MailboxStatus.MISSING : MailboxStatus.ACTIVE);
        boolean inStock = values.get(MailboxAttribute.MAILBOX_STATUS) != MailboxStatus.MISSING;
        boolean person = type == MailboxType.PER || type == MailboxType.CAB;
        values.putIfAbsent(
                MailboxAttribute.HOLDER_IDENTIFIER,
                inStock && person ? HolderIdentifier.NATIONAL : HolderIdentifier.NONE);
        values.putIfAbsent(MailboxAttribute.ACTIVITY, inStock ? Activity.RECENT : Activity.UNKNOWN);
        values.putIfAbsent(MailboxAttribute.REQUIRED_PLACES, RequiredPlaces.SOME);
        return MailboxCase.of(values);
    }

    /** Only what is not ordinary, so that it can be pasted into a scenario. */
    static String written(MailboxCase mailbox) {
        Map<MailboxAttribute, Enum<?>> telling = new EnumMap<>(MailboxAttribute.class);
        Stream.of(MailboxAttribute.values()).forEach(attribute -> telling.put(attribute, mailbox.get(attribute)));
        for (MailboxAttribute attribute : MailboxAttribute.values()) {
            Map<MailboxAttribute, Enum<?>> fewer = new EnumMap<>(telling);
            fewer.remove(attribute);
            if (completing(fewer).equals(mailbox)) {
                telling.remove(attribute);
            }
        }
        return telling.entrySet().stream()
                .map(entry -> entry.getKey().ruleName() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "givenMailbox: {", "}"));
    }
}
