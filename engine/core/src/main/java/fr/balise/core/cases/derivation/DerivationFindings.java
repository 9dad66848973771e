package fr.balise.core.cases.derivation;

import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Gap;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.MailboxAddress;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What deriving brings to light about the facts: records to mend, references that lead nowhere, dates still to come. */
final class DerivationFindings {
    private static final Text PROFESSIONAL = new Text("son professionnel", "professional");
    private static final Text STRUCTURE = new Text("sa structure", "structure");
    private static final Text LEGAL_ENTITY = new Text("sa structure de rattachement", "parent structure");

    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final RecordDoubts doubts;
    private final LocalDate asOf;
    private final Set<MailboxAddress> ambiguous = new HashSet<>();
    private final Set<Finding> findings = new TreeSet<>();

    DerivationFindings(IndexedFacts indexed, RecordDoubts doubts, LocalDate asOf) {
        this.facts = indexed.facts();
        this.directory = indexed.directory();
        this.doubts = doubts;
        this.asOf = asOf;
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Sorted, each once. */
    List<Finding> all() {
        return List.copyOf(findings);
    }

    /** Active mailboxes of which several open records bear an identifier. */
    Set<MailboxAddress> ambiguous() {
        return Set.copyOf(ambiguous);
    }

    /** What a source does not hold is a finding when all of it was read; otherwise the gap is, and this may follow from it. */
    void absent(Gap gap, Finding absent) {
        if (!facts.gaps().contains(gap)) {
            findings.add(absent);
        }
    }

    /** What the directory says of the carrier and cannot be relied on. */
    void tellDoubts(Carrier carrier, MailboxAddress address) {
        String name = carrier.ref().toString();
        doubts.about(carrier.ref(), address)
                .ifPresent(why -> findings.add(FindingCode.DOUBTFUL_RECORD.about(name, why)));
        if (carrier instanceof PracticeSituation situation && situation.active()) {
            tellUnknown(name, PROFESSIONAL, situation.practitioner());
            tellUnknown(name, STRUCTURE, situation.structure());
            if (situation.situationId().isEmpty()) {
                findings.add(FindingCode.SITUATION_WITHOUT_IDENTIFIER.about(name));
            }
        } else if (carrier instanceof Structure structure && structure.active()) {
            tellUnknown(name, LEGAL_ENTITY, structure.partOf());
        }
    }

    private void tellUnknown(String name, Text what, Reference reference) {
        if (directory.state(reference) == State.UNKNOWN) {
            unknown(name, what, reference);
        }
    }

    private void unknown(String name, Text what, Reference reference) {
        Finding unknown = FindingCode.REFERENCE_UNKNOWN.about(name, what, text(reference));
        boolean perhapsUnread = reference.carrier().isPresent() && directory.state(reference) == State.UNKNOWN;
        if (perhapsUnread) {
            absent(Gap.DIRECTORY, unknown);
        } else {
            findings.add(unknown);
        }
    }

    private static String text(Reference reference) {
        return reference instanceof Reference.Unknown unknown
                ? unknown.text()
                : reference.carrier().map(CarrierRef::toString).orElse("");
    }

    /** The parent structure of a structure leads nowhere, and a case depends on it. */
    void tellLegalEntity(Structure structure) {
        unknown(structure.ref().toString(), LEGAL_ENTITY, structure.partOf());
    }

    void compareTypes(Mailbox mailbox, Optional<Attachment> attachment) {
        attachment
                .map(Attachment::type)
                .filter(shown -> shown != MailboxType.UNKNOWN && shown != mailbox.type())
                .ifPresent(shown ->
                        findings.add(FindingCode.TYPE_DIFFERS.about(mailbox.subject(), shown, mailbox.type())));
    }

    void examine(Mailbox mailbox) {
        if (!facts.operator().owns(mailbox.address())) {
            findings.add(FindingCode.STOCK_OUTSIDE_DOMAINS.about(mailbox.subject(), mailbox.source()));
            return;
        }
        mailbox.lastActivity()
                .filter(date -> date.isAfter(asOf))
                .ifPresent(date -> findings.add(FindingCode.ACTIVITY_IN_FUTURE.about(mailbox.subject(), date)));
        if (mailbox.holder() instanceof Holder.National national
                && directory.practitioners(national.id()).isEmpty()) {
            absent(Gap.DIRECTORY, FindingCode.HOLDER_UNKNOWN.about(mailbox.subject(), national.id()));
        }
        if (mailbox.holder() instanceof Holder.National national) {
            examine(mailbox, national.id(), directory.contested(national.id()));
        }
        mailbox.structure().ifPresent(id -> examine(mailbox, id, directory.contested(id)));
    }

    /** What is out of use is removed everywhere, whichever record is the right one. */
    private void examine(Mailbox mailbox, Object identifier, Set<CarrierRef> bearers) {
        if (!bearers.isEmpty()) {
            String names = bearers.stream().map(CarrierRef::toString).collect(Collectors.joining(", "));
            findings.add(FindingCode.AMBIGUOUS_IDENTIFIER.about(identifier.toString(), names));
            if (mailbox.status() == MailboxStatus.ACTIVE) {
                ambiguous.add(mailbox.address());
            }
        }
    }
}
