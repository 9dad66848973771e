package fr.balise.analysis.scenario;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Completes a mailbox over all its places of which only what matters is given: an active, recently used personal
 * mailbox of the operator, its holder known, required somewhere.
 */
final class OrdinaryMailbox {
    private OrdinaryMailbox() {}

    /** @param given values by their indexes */
    static MailboxCase completing(Vocabulary vocabulary, Map<Attribute, Integer> given) {
        MailboxCase said = MailboxCase.of(vocabulary, attribute -> given.getOrDefault(attribute, attribute.ordinary()));
        MailboxType type = said.get(BuiltIn.MAILBOX_TYPE);
        if (!given.containsKey(BuiltIn.MAILBOX_STATUS) && type == MailboxType.UNKNOWN) {
            said = said.with(BuiltIn.MAILBOX_STATUS, MailboxStatus.MISSING);
        }
        boolean inStock = said.get(BuiltIn.MAILBOX_STATUS) != MailboxStatus.MISSING;
        boolean person = type == MailboxType.PER || type == MailboxType.CAB;
        if (!given.containsKey(BuiltIn.HOLDER_IDENTIFIER) && !(inStock && person)) {
            said = said.with(BuiltIn.HOLDER_IDENTIFIER, HolderIdentifier.NONE);
        }
        return given.containsKey(BuiltIn.ACTIVITY) || inStock ? said : said.with(BuiltIn.ACTIVITY, Activity.UNKNOWN);
    }

    /** Only what is not ordinary, so that it can be pasted into a scenario. */
    static String written(MailboxCase mailbox) {
        SortedMap<Attribute, Integer> telling = new TreeMap<>();
        mailbox.attributes().forEach(attribute -> telling.put(attribute, mailbox.index(attribute)));
        for (Attribute attribute : mailbox.attributes()) {
            Map<Attribute, Integer> fewer = new HashMap<>(telling);
            fewer.remove(attribute);
            if (completing(mailbox.vocabulary(), fewer).equals(mailbox)) {
                telling.remove(attribute);
            }
        }
        return telling.keySet().stream()
                .map(attribute -> attribute + ": " + mailbox.value(attribute))
                .collect(Collectors.joining(", ", "givenMailbox: {", "}"));
    }
}
