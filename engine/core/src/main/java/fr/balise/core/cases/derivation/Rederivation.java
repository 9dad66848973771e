package fr.balise.core.cases.derivation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseReading;
import fr.balise.core.cases.CaseReading.Circumstances;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.MailboxCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.derivation.CaseDerivation.Derived;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cases of the same facts for the same day, under settings that differ in limits of activity, calendar and switches
 * alone: only the attributes that these move are read again.
 */
final class Rederivation {
    private final PublicationFacts facts;
    private final StockView stock;
    private final Circumstances circumstances;

    Rederivation(IndexedFacts indexed, CaseSettings settings, LocalDate asOf) {
        this.facts = indexed.facts();
        this.stock = indexed.stock(settings.vocabulary().columns());
        this.circumstances = new Circumstances(indexed.directory(), settings, asOf);
    }

    Derived of(Derived known) {
        return new Derived(
                candidates(known.candidates()),
                mailboxes(known.mailboxes()),
                known.held(),
                known.ambiguous(),
                known.doubts(),
                known.findings());
    }

    private static List<Attribute> moved(FlatCase any) {
        Vocabulary vocabulary = any.vocabulary();
        CaseKind kind = any.kind();
        return vocabulary.of(kind).stream()
                .filter(attribute -> attribute.kind() == Attribute.Kind.CALENDAR
                        || attribute.kind() == Attribute.Kind.SETTING
                        || attribute == BuiltIn.ACTIVITY)
                .toList();
    }

    private List<Candidate> candidates(List<Candidate> known) {
        List<Attribute> moved = known.isEmpty() ? List.of() : moved(known.get(0).publicationCase());
        return known.stream()
                .map(each ->
                        each.with(each.reading(circumstances, facts.operator().owns(each.address()))
                                .again(each.publicationCase(), moved)))
                .toList();
    }

    private SortedMap<MailboxAddress, MailboxCase> mailboxes(SortedMap<MailboxAddress, MailboxCase> known) {
        SortedMap<MailboxAddress, MailboxCase> again = new TreeMap<>(known);
        List<Attribute> moved =
                known.isEmpty() ? List.of() : moved(known.values().iterator().next());
        again.replaceAll((address, mailbox) -> stock.find(address)
                .map(line -> CaseReading.ofStock(
                        circumstances, line, facts.operator().owns(address)))
                .orElseGet(() -> CaseReading.ofNothing(circumstances))
                .again(mailbox, moved));
        return again;
    }
}
