package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.model.contact.MailboxContactPoint;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.SituationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads Practitioner, PractitionerRole and Organization resources (FHIR R4, JSON). */
final class CarrierReader {
    private CarrierReader() {}

    /**
     * A carrier, and what its resource alone does not tell.
     *
     * @param unreadable texts where addresses of mailboxes should stand, to the letter
     * @param unresolved references that name no resource of the same server in plain words, by their text
     * @param whole false when elements were left out (SUBSETTED)
     */
    record Reading(Carrier carrier, Set<String> unreadable, Map<String, WrittenReference> unresolved, boolean whole) {}

    /**
     * Reads one resource; empty when its type carries no mailboxes.
     *
     * @throws UnreadableResource when it has no id, or is no resource at all
     */
    static Optional<Reading> read(JsonNode resource) throws UnreadableResource {
        String type = resource.path("resourceType").asText();
        if (type.isEmpty()) {
            throw new UnreadableResource("sans resourceType", "no resourceType");
        }
        Optional<CarrierKind> kind = Stream.of(CarrierKind.values())
                .filter(known -> known.resourceType().equals(type))
                .findFirst();
        return kind.isEmpty() ? Optional.empty() : Optional.of(read(resource, kind.get()));
    }

    private static Reading read(JsonNode resource, CarrierKind kind) throws UnreadableResource {
        Set<String> unreadable = new TreeSet<>();
        References references = new References(resource);
        CarrierRef ref = ref(resource, kind);
        List<Attachment> attachments = attachments(resource, unreadable);
        boolean active = resource.path("active").asBoolean(true);
        Carrier carrier = switch (kind) {
            case PRACTITIONER ->
                new Carrier.Practitioner(
                        ref,
                        identifiers(resource),
                        active,
                        personName(resource),
                        attachments,
                        nationalIds(resource),
                        NomenclatureCodes.ofProfessional(resource));
            case SITUATION ->
                new Carrier.PracticeSituation(
                        ref,
                        identifiers(resource),
                        active,
                        situationLabel(resource),
                        attachments,
                        situationId(resource),
                        references.read("practitioner", CarrierKind.PRACTITIONER),
                        references.read("organization", CarrierKind.STRUCTURE),
                        NomenclatureCodes.ofSituation(resource));
            case STRUCTURE ->
                new Carrier.Structure(
                        ref,
                        identifiers(resource),
                        active,
                        resource.path("name").asText(),
                        attachments,
                        references.read("partOf", CarrierKind.STRUCTURE),
                        sectors(resource),
                        NomenclatureCodes.ofStructure(resource));
        };
        return new Reading(carrier, unreadable, references.unresolved, references.whole);
    }

    private static CarrierRef ref(JsonNode resource, CarrierKind kind) throws UnreadableResource {
        String id = resource.path("id").asText();
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw new UnreadableResource(
                    kind.resourceType() + " sans id logique de 1 à 64 lettres, chiffres, « - » ou « . »",
                    kind.resourceType() + " without a logical id of 1 to 64 letters, digits, '-' or '.'");
        }
        return new CarrierRef(kind, id);
    }

    private static List<Attachment> attachments(JsonNode resource, Set<String> unreadable) {
        List<MailboxContactPoint> mailboxes = MailboxContactPoint.in(resource).toList();
        Map<String, Long> times =
                mailboxes.stream().collect(Collectors.groupingBy(CarrierReader::spelledAlike, Collectors.counting()));
        List<Attachment> attachments = new ArrayList<>();
        for (MailboxContactPoint mailbox : mailboxes) {
            try {
                attachments.add(mailbox.attachment(times.getOrDefault(spelledAlike(mailbox), 1L) > 1));
            } catch (InvalidIdentifier e) {
                unreadable.add(mailbox.value());
            }
        }
        return List.copyOf(attachments);
    }

    private static String spelledAlike(MailboxContactPoint mailbox) {
        return mailbox.value().strip().toLowerCase(Locale.ROOT);
    }

    private static List<Identifier> identifiers(JsonNode resource) {
        return identifiers(resource.path("identifier").valueStream());
    }

    /** Identifiers with a value, sorted. */
    static List<Identifier> identifiers(Stream<JsonNode> written) {
        return written.filter(identifier -> !identifier.path("value").asText().isBlank())
                .map(identifier -> new Identifier(
                        NamingSystems.canonical(identifier.path("system").asText()),
                        identifier.path("value").asText()))
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<IdNatPs> nationalIds(JsonNode resource) {
        Set<IdNatPs> ids = new TreeSet<>();
        for (Identifier identifier : identifiers(resource)) {
            try {
                if (identifier.system().equals(NamingSystems.ID_NAT_PS)) {
                    ids.add(new IdNatPs(identifier.value()));
                } else if (identifier.system().equals(NamingSystems.RPPS)) {
                    ids.add(IdNatPs.ofRpps(identifier.value()));
                }
            } catch (InvalidIdentifier e) {
                // Another numbering (a student's, a local one): it names nobody that a stock can name.
                continue;
            }
        }
        return Set.copyOf(ids);
    }

    private static Optional<SituationId> situationId(JsonNode resource) {
        return Stream.of(NamingSystems.RPPS, NamingSystems.DIRECTORY)
                .flatMap(system -> identifiers(resource).stream()
                        .filter(identifier -> identifier.system().equals(system)))
                .map(Identifier::value)
                .filter(value -> value.matches("[A-Za-z0-9._-]{1,64}"))
                .map(SituationId::new)
                .findFirst();
    }

    /** The references of one resource; what was left out of a partial one is unknown, never absent. */
    private static final class References {
        private final JsonNode resource;
        private final boolean whole;
        private final Map<String, WrittenReference> unresolved = new HashMap<>();

        References(JsonNode resource) {
            this.resource = resource;
            this.whole = resource.path("meta")
                    .path("tag")
                    .valueStream()
                    .noneMatch(tag -> tag.path("code").asText().equals("SUBSETTED"));
        }

        Reference read(String member, CarrierKind kind) {
            Optional<WrittenReference> written = WrittenReference.read(resource, member, kind);
            if (written.isEmpty()) {
                return whole ? new Reference.None() : new Reference.Unknown(member);
            }
            if (written.get().isPlain()) {
                return written.get().named();
            }
            unresolved.put(written.get().text(), written.get());
            return new Reference.Unknown(written.get().text());
        }
    }

    /** What a carrier refers to among those of a kind. */
    static Stream<Reference> references(Carrier carrier, CarrierKind kind) {
        if (carrier instanceof Carrier.PracticeSituation situation) {
            return switch (kind) {
                case PRACTITIONER -> Stream.of(situation.practitioner());
                case STRUCTURE -> Stream.of(situation.structure());
                case SITUATION -> Stream.empty();
            };
        }
        return carrier instanceof Carrier.Structure structure && kind == CarrierKind.STRUCTURE
                ? Stream.of(structure.partOf())
                : Stream.empty();
    }

    /** A carrier with its references made others. */
    static Carrier withReferences(Carrier carrier, UnaryOperator<Reference> change) {
        if (carrier instanceof Carrier.PracticeSituation s) {
            return new Carrier.PracticeSituation(
                    s.ref(),
                    s.identifiers(),
                    s.active(),
                    s.label(),
                    s.attachments(),
                    s.situationId(),
                    change.apply(s.practitioner()),
                    change.apply(s.structure()),
                    s.codes());
        }
        return carrier instanceof Carrier.Structure s
                ? new Carrier.Structure(
                        s.ref(),
                        s.identifiers(),
                        s.active(),
                        s.label(),
                        s.attachments(),
                        change.apply(s.partOf()),
                        s.sectors(),
                        s.codes())
                : carrier;
    }

    private static Set<String> sectors(JsonNode resource) {
        return resource.path("type")
                .valueStream()
                .flatMap(type -> type.path("coding").valueStream())
                .map(coding -> coding.path("code").asText())
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String personName(JsonNode resource) {
        JsonNode name = resource.path("name").path(0);
        if (name.hasNonNull("text")) {
            return name.path("text").asText();
        }
        return Stream.concat(
                        Stream.concat(
                                name.path("prefix").valueStream(),
                                name.path("given").valueStream()),
                        Stream.of(name.path("family")))
                .map(JsonNode::asText)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String situationLabel(JsonNode resource) {
        return resource.path("code")
                .valueStream()
                .flatMap(code -> Stream.concat(
                        Stream.of(code.path("text")),
                        code.path("coding").valueStream().map(coding -> coding.path("display"))))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
