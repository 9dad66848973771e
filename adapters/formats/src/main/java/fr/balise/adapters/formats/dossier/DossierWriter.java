package fr.balise.adapters.formats.dossier;

import fr.balise.adapters.formats.dossier.DossierJson.AttachmentJson;
import fr.balise.adapters.formats.dossier.DossierJson.DeclarationJson;
import fr.balise.adapters.formats.dossier.DossierJson.DoubtJson;
import fr.balise.adapters.formats.dossier.DossierJson.HolderJson;
import fr.balise.adapters.formats.dossier.DossierJson.MailboxJson;
import fr.balise.adapters.formats.dossier.DossierJson.OperatorJson;
import fr.balise.adapters.formats.dossier.DossierJson.PractitionerJson;
import fr.balise.adapters.formats.dossier.DossierJson.ReferenceJson;
import fr.balise.adapters.formats.dossier.DossierJson.SituationJson;
import fr.balise.adapters.formats.dossier.DossierJson.StructureJson;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Facts as a dossier; what is as it is until it is said otherwise is not said. */
final class DossierWriter {
    private DossierWriter() {}

    static DossierJson of(PublicationFacts facts) {
        return new DossierJson(
                DossierJson.SCHEMA,
                of(facts.operator()),
                carriers(facts, Carrier.Practitioner.class, DossierWriter::of),
                carriers(facts, Carrier.PracticeSituation.class, DossierWriter::of),
                carriers(facts, Carrier.Structure.class, DossierWriter::of),
                some(facts.mailboxes().stream().map(DossierWriter::of).toList()),
                some(facts.declarations().stream().map(DossierWriter::of).toList()),
                sorted(facts.held()),
                some(facts.doubts().stream().map(DoubtJson::of).toList()),
                sorted(facts.gaps()),
                some(facts.findings()),
                some(facts.inputs()));
    }

    private static <T> Optional<List<T>> some(List<T> items) {
        return items.isEmpty() ? Optional.empty() : Optional.of(items);
    }

    private static <K, V> Optional<SortedMap<K, V>> some(SortedMap<K, V> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private static <T> Optional<List<T>> sorted(Collection<T> items) {
        return some(items.stream().sorted().toList());
    }

    private static Optional<Boolean> otherThan(boolean usual, boolean value) {
        return value == usual ? Optional.empty() : Optional.of(value);
    }

    private static OperatorJson of(Operator operator) {
        return new OperatorJson(
                operator.name(),
                operator.domains().stream().sorted().toList(),
                some(new TreeMap<>(operator.expected())),
                sorted(operator.protection().addresses()),
                sorted(operator.protection().structures()),
                sorted(operator.confirmed()));
    }

    private static <C extends Carrier, T> Optional<List<T>> carriers(
            PublicationFacts facts, Class<C> kind, Function<C, T> written) {
        return some(facts.carriers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(written)
                .toList());
    }

    private static PractitionerJson of(Carrier.Practitioner practitioner) {
        return new PractitionerJson(
                practitioner.ref().id(),
                some(practitioner.identifiers()),
                otherThan(true, practitioner.active()),
                label(practitioner),
                published(practitioner),
                sorted(practitioner.nationalIds()),
                codes(practitioner));
    }

    private static SituationJson of(Carrier.PracticeSituation situation) {
        return new SituationJson(
                situation.ref().id(),
                some(situation.identifiers()),
                otherThan(true, situation.active()),
                label(situation),
                published(situation),
                situation.situationId(),
                of(situation.practitioner()),
                of(situation.structure()),
                codes(situation));
    }

    private static StructureJson of(Carrier.Structure structure) {
        return new StructureJson(
                structure.ref().id(),
                some(structure.identifiers()),
                otherThan(true, structure.active()),
                label(structure),
                published(structure),
                of(structure.partOf()),
                sorted(structure.sectors()),
                codes(structure));
    }

    private static Optional<SortedMap<DirectoryCode, List<String>>> codes(Carrier carrier) {
        SortedMap<DirectoryCode, List<String>> codes = new TreeMap<>();
        carrier.codes()
                .forEach((kind, some) -> codes.put(kind, some.stream().sorted().toList()));
        return some(codes);
    }

    private static Optional<String> label(Carrier carrier) {
        return Optional.of(carrier.label()).filter(label -> !label.isEmpty());
    }

    private static Optional<ReferenceJson> of(Reference reference) {
        if (reference instanceof Reference.Unknown unknown) {
            return Optional.of(new ReferenceJson(Optional.empty(), Optional.of(unknown.text())));
        }
        return reference
                .carrier()
                .map(CarrierRef::toString)
                .map(named -> new ReferenceJson(Optional.of(named), Optional.empty()));
    }

    private static Optional<List<AttachmentJson>> published(Carrier carrier) {
        return some(carrier.attachments().stream().map(DossierWriter::of).toList());
    }

    private static AttachmentJson of(Attachment shown) {
        return new AttachmentJson(
                shown.address(),
                Optional.of(shown.publishedAs())
                        .filter(text -> !text.equals(shown.address().value())),
                shown.type(),
                shown.rank(),
                shown.redList(),
                shown.description(),
                shown.service(),
                shown.responsible(),
                Optional.of(shown.fingerprint()),
                otherThan(false, shown.repeated()));
    }

    private static MailboxJson of(Mailbox mailbox) {
        return new MailboxJson(
                mailbox.address(),
                mailbox.type(),
                of(mailbox.holder()),
                mailbox.structure(),
                Optional.of(mailbox.status()).filter(status -> status != MailboxStatus.ACTIVE),
                mailbox.lastActivity(),
                otherThan(false, mailbox.redList()),
                mailbox.description(),
                mailbox.service(),
                mailbox.responsible(),
                some(new TreeMap<>(mailbox.labels())),
                of(mailbox.source()));
    }

    private static Optional<HolderJson> of(Holder holder) {
        if (holder instanceof Holder.National national) {
            return Optional.of(new HolderJson(
                    national.id().isAdeli() ? "0" : "8", national.id().value()));
        } else if (holder instanceof Holder.ByAddress address) {
            return Optional.of(new HolderJson("10", address.identifier()));
        } else if (holder instanceof Holder.Registered registered) {
            return Optional.of(new HolderJson(registered.type(), registered.number()));
        }
        return Optional.empty();
    }

    private static DeclarationJson of(UsageDeclaration declaration) {
        return new DeclarationJson(
                declaration.address(),
                declaration.situation(),
                declaration.wanted(),
                otherThan(false, declaration.preferred()),
                declaration.declaredOn(),
                declaration.declaredAt(),
                of(declaration.source()));
    }

    private static Optional<SourceLine> of(SourceLine source) {
        return Optional.of(source).filter(line -> !line.equals(DossierReader.HERE));
    }
}
