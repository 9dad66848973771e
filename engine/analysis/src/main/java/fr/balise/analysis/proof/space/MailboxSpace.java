package fr.balise.analysis.proof.space;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.MailboxAttribute;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Every mailbox over all its places that can occur: few enough to be listed. */
public final class MailboxSpace {
    private MailboxSpace() {}

    /** All of them under the settings of a policy. */
    public static List<MailboxCase> of(CaseSettings settings) {
        List<EnumMap<MailboxAttribute, Enum<?>>> all = new ArrayList<>();
        all.add(new EnumMap<>(MailboxAttribute.class));
        for (MailboxAttribute attribute : MailboxAttribute.values()) {
            List<EnumMap<MailboxAttribute, Enum<?>>> longer = new ArrayList<>();
            all.forEach(values -> ((Attribute) attribute).domain().forEach(value -> {
                EnumMap<MailboxAttribute, Enum<?>> more = new EnumMap<>(values);
                more.put(attribute, value);
                longer.add(more);
            }));
            all = longer;
        }
        boolean nothingSleeps = SettingsBounds.nothingSleeps(settings.activity());
        return all.stream()
                .map(MailboxCase::of)
                .filter(MailboxSpace::canOccur)
                .filter(each -> !(nothingSleeps && each.activity() == Activity.DORMANT))
                .toList();
    }

    /** What {@code CaseDerivation} makes; tests hold the two equal. */
    private static boolean canOccur(MailboxCase each) {
        boolean person = each.mailboxType() == MailboxType.PER || each.mailboxType() == MailboxType.CAB;
        if (each.mailboxStatus() == MailboxStatus.MISSING) {
            return each.ownership() == Ownership.OWN
                    && each.holderIdentifier() == HolderIdentifier.NONE
                    && each.activity() == Activity.UNKNOWN;
        }
        return each.mailboxType() != MailboxType.UNKNOWN
                && (person || each.holderIdentifier() == HolderIdentifier.NONE);
    }
}
