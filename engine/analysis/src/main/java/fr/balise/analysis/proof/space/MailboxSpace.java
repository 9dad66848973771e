package fr.balise.analysis.proof.space;

import static fr.balise.core.cases.BuiltIn.ACTIVITY;
import static fr.balise.core.cases.BuiltIn.ADDRESS_FORM;
import static fr.balise.core.cases.BuiltIn.HOLDER_IDENTIFIER;
import static fr.balise.core.cases.BuiltIn.MAILBOX_STATUS;
import static fr.balise.core.cases.BuiltIn.MAILBOX_TYPE;
import static fr.balise.core.cases.BuiltIn.OWNERSHIP;
import static fr.balise.core.cases.BuiltIn.RED_LIST;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.AddressForm;
import fr.balise.core.cases.BuiltIn.HolderIdentifier;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.cases.BuiltIn.RedList;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every mailbox over all its places that can occur: few enough to be listed. */
public final class MailboxSpace {
    private MailboxSpace() {}

    /** All of them under the settings of a policy, by the attributes that every policy knows. */
    public static List<MailboxCase> of(CaseSettings settings) {
        return varying(settings, Set.of()).toList();
    }

    /** One for each way in which they differ in those attributes. */
    public static List<MailboxCase> reading(CaseSettings settings, Set<Attribute> read) {
        Map<List<Integer>, MailboxCase> standing = new LinkedHashMap<>();
        varying(settings, read)
                .forEach(each ->
                        standing.putIfAbsent(read.stream().map(each::index).toList(), each));
        return List.copyOf(standing.values());
    }

    /** Declared attributes that are not named have their defaults. */
    private static Stream<MailboxCase> varying(CaseSettings settings, Set<Attribute> declared) {
        Vocabulary vocabulary = settings.vocabulary();
        List<Clause> impossible = DeclaredBounds.of(vocabulary, CaseKind.MAILBOX).stream()
                .flatMap(bound -> Clause.of(bound.condition()).stream())
                .toList();
        Stream<MailboxCase> all = Stream.of(MailboxCase.of(
                vocabulary, attribute -> attribute instanceof DeclaredAttribute ? attribute.ordinary() : 0));
        for (Attribute attribute : vocabulary.of(CaseKind.MAILBOX)) {
            if (!(attribute instanceof DeclaredAttribute) || declared.contains(attribute)) {
                all = all.flatMap(each ->
                        IntStream.range(0, attribute.values().size()).mapToObj(index -> each.with(attribute, index)));
            }
        }
        boolean nothingSleeps = SettingsBounds.nothingSleeps(settings.activity());
        return all.filter(MailboxSpace::canOccur)
                .filter(each -> !(nothingSleeps && each.get(ACTIVITY) == Activity.DORMANT))
                .filter(each -> impossible.stream().noneMatch(clause -> clause.holds(each)));
    }

    /** What {@code CaseDerivation} makes; tests hold the two equal. */
    private static boolean canOccur(MailboxCase each) {
        boolean own = each.get(OWNERSHIP) == Ownership.OWN;
        if (!own && each.get(ADDRESS_FORM) != AddressForm.CONFORMING) {
            return false;
        }
        MailboxType type = each.get(MAILBOX_TYPE);
        boolean nameless = each.get(HOLDER_IDENTIFIER) == HolderIdentifier.NONE;
        if (each.get(MAILBOX_STATUS) == MailboxStatus.MISSING) {
            return own
                    && nameless
                    && each.get(ACTIVITY) == Activity.UNKNOWN
                    && each.get(RED_LIST) == RedList.NOT_LISTED;
        }
        return type != MailboxType.UNKNOWN && (nameless || type == MailboxType.PER || type == MailboxType.CAB);
    }
}
