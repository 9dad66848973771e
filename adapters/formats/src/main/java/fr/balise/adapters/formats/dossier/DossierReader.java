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
import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.Expected;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.facts.directory.Doubt;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxStatus;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The facts behind a dossier's members. */
final class DossierReader {
    /** Where a fact stands that names no other source. */
    static final SourceLine HERE = new SourceLine("dossier", 0);

    private static final Set<String> REGISTERED = Set.of("1", "3", "4", "5", "6");

    private final DossierJson dossier;

    DossierReader(DossierJson dossier) {
        this.dossier = dossier;
    }

    /** One item of a list, which may be wrong. */
    @FunctionalInterface
    private interface Reading<T, R> {
        R of(T item, String pointer) throws Misread;
    }

    private static <T, R> List<R> each(Optional<List<T>> items, String pointer, Reading<T, R> reading) throws Misread {
        List<R> read = new ArrayList<>();
        for (T item : items.orElse(List.of())) {
            read.add(reading.of(item, pointer + "/" + read.size()));
        }
        return read;
    }

    PublicationFacts facts() throws Misread {
        List<Carrier> carriers = new ArrayList<>();
        carriers.addAll(each(dossier.practitioners(), "/practitioners", DossierReader::practitioner));
        carriers.addAll(each(dossier.situations(), "/situations", DossierReader::situation));
        carriers.addAll(each(dossier.structures(), "/structures", DossierReader::structure));
        List<Mailbox> mailboxes = each(dossier.mailboxes(), "/mailboxes", DossierReader::mailbox);
        refuseTwins(carriers.stream().map(Carrier::ref).toList());
        refuseTwins(mailboxes.stream().map(Mailbox::address).toList());
        return new PublicationFacts(
                operator(dossier.operator()),
                List.copyOf(mailboxes),
                each(dossier.declarations(), "/declarations", (item, at) -> declaration(item)),
                List.copyOf(carriers),
                Set.copyOf(dossier.held().orElse(List.of())),
                each(dossier.doubts(), "/doubts", DossierReader::doubt),
                Set.copyOf(dossier.gaps().orElse(List.of())),
                dossier.findings().orElse(List.of()),
                dossier.inputs().orElseGet(TreeMap::new));
    }

    /** A carrier or a mailbox that stands twice says two things; which one counts is nothing to guess. */
    private static void refuseTwins(Collection<?> named) throws Misread {
        Set<Object> seen = new HashSet<>();
        for (Object each : named) {
            if (!seen.add(each)) {
                throw new Misread(
                        "", new Text(each + " figure deux fois. Gardez-en un.", each + " stands twice. Keep one."));
            }
        }
    }

    private static Operator operator(OperatorJson operator) {
        return new Operator(
                operator.name(),
                Set.copyOf(operator.domains()),
                operator.expected().<Map<Expected, Integer>>map(Map::copyOf).orElse(Map.of()),
                new Operator.Protection(
                        Set.copyOf(operator.protectedAddresses().orElse(List.of())),
                        Set.copyOf(operator.protectedStructures().orElse(List.of()))),
                Set.copyOf(operator.confirmed().orElse(List.of())));
    }

    private static Carrier practitioner(PractitionerJson item, String pointer) throws Misread {
        return new Carrier.Practitioner(
                new CarrierRef(CarrierKind.PRACTITIONER, item.id()),
                item.identifiers().orElse(List.of()),
                item.active().orElse(true),
                item.label().orElse(""),
                published(item.published(), pointer),
                new TreeSet<>(item.nationalIds().orElse(List.of())),
                codes(item.codes()));
    }

    private static Carrier situation(SituationJson item, String pointer) throws Misread {
        return new Carrier.PracticeSituation(
                new CarrierRef(CarrierKind.SITUATION, item.id()),
                item.identifiers().orElse(List.of()),
                item.active().orElse(true),
                item.label().orElse(""),
                published(item.published(), pointer),
                item.situationId(),
                reference(item.practitioner(), pointer + "/practitioner"),
                reference(item.structure(), pointer + "/structure"),
                codes(item.codes()));
    }

    private static Carrier structure(StructureJson item, String pointer) throws Misread {
        return new Carrier.Structure(
                new CarrierRef(CarrierKind.STRUCTURE, item.id()),
                item.identifiers().orElse(List.of()),
                item.active().orElse(true),
                item.label().orElse(""),
                published(item.published(), pointer),
                reference(item.partOf(), pointer + "/partOf"),
                new TreeSet<>(item.sectors().orElse(List.of())),
                codes(item.codes()));
    }

    private static Map<DirectoryCode, Set<String>> codes(Optional<SortedMap<DirectoryCode, List<String>>> written) {
        Map<DirectoryCode, Set<String>> codes = new EnumMap<>(DirectoryCode.class);
        written.ifPresent(some -> some.forEach((kind, each) -> codes.put(kind, Set.copyOf(each))));
        return codes;
    }

    private static Reference reference(Optional<ReferenceJson> reference, String pointer) throws Misread {
        if (reference.isEmpty()) {
            return new Reference.None();
        }
        Optional<String> unknown = reference.get().unknown();
        return unknown.isPresent()
                ? new Reference.Unknown(unknown.get())
                : Reference.to(carrier(reference.get().id().orElse(""), pointer));
    }

    private static CarrierRef carrier(String reference, String pointer) throws Misread {
        String[] parts = reference.split("/", 2);
        Optional<CarrierKind> kind = Stream.of(CarrierKind.values())
                .filter(each -> each.resourceType().equals(parts[0]))
                .findFirst();
        if (kind.isEmpty() || parts.length < 2 || parts[1].isBlank()) {
            Text shown = VisibleText.quoted(reference);
            throw new Misread(
                    ", " + pointer,
                    new Text(
                            shown.fr() + " ne désigne aucune ressource ; écrivez par exemple Practitioner/123.",
                            shown.en() + " names no resource; write Practitioner/123, for example."));
        }
        return new CarrierRef(kind.get(), parts[1]);
    }

    private static List<Attachment> published(Optional<List<AttachmentJson>> published, String pointer) throws Misread {
        List<Attachment> shown = each(published, pointer + "/published", (item, at) -> attachment(item));
        refuseTwins(shown.stream().map(Attachment::address).toList());
        return shown;
    }

    private static Attachment attachment(AttachmentJson item) {
        return new Attachment(
                item.address(),
                item.publishedAs().orElse(item.address().value()),
                item.type(),
                item.rank(),
                item.redList(),
                item.description(),
                item.service(),
                item.responsible(),
                item.fingerprint().orElseGet(() -> Sha256.ofJson(item).hex()),
                item.repeated().orElse(false));
    }

    private static Mailbox mailbox(MailboxJson item, String pointer) throws Misread {
        return new Mailbox(
                item.address(),
                item.type(),
                item.holder().isPresent() ? holder(item.holder().get(), pointer + "/holder") : new Holder.None(),
                item.structure(),
                item.status().orElse(MailboxStatus.ACTIVE),
                item.lastActivity(),
                item.redList().orElse(false),
                item.description(),
                item.service(),
                item.responsible(),
                item.labels().orElseGet(TreeMap::new),
                item.source().orElse(HERE));
    }

    private static Holder holder(HolderJson holder, String pointer) throws Misread {
        try {
            return switch (holder.type()) {
                case "8" -> new Holder.National(IdNatPs.ofRpps(holder.id()));
                case "0" -> new Holder.National(IdNatPs.ofAdeli(holder.id()));
                case "10" -> new Holder.ByAddress(holder.id());
                default -> registered(holder, pointer);
            };
        } catch (InvalidIdentifier e) {
            String why = String.valueOf(e.getMessage());
            throw new Misread(", " + pointer + "/id", new Text(why + ".", why + "."));
        }
    }

    private static Holder registered(HolderJson holder, String pointer) throws Misread {
        if (!REGISTERED.contains(holder.type())) {
            Text shown = VisibleText.quoted(holder.type());
            throw new Misread(
                    ", " + pointer + "/type",
                    new Text(
                            shown.fr() + " n'est pas un type d'identifiant : 8, 0, 10, 1, 3, 4, 5 ou 6.",
                            shown.en() + " is no type of identifier: 8, 0, 10, 1, 3, 4, 5 or 6."));
        }
        return new Holder.Registered(holder.type(), holder.id());
    }

    private static UsageDeclaration declaration(DeclarationJson item) {
        return new UsageDeclaration(
                item.address(),
                item.situation(),
                item.wanted(),
                item.preferred().orElse(false),
                item.declaredOn(),
                item.declaredAt(),
                item.source().orElse(HERE));
    }

    private static Doubt doubt(DoubtJson item, String pointer) throws Misread {
        Optional<MailboxAddress> address = item.address();
        return new Doubt(carrier(item.carrier(), pointer + "/carrier"), address, item.from(), item.why());
    }
}
