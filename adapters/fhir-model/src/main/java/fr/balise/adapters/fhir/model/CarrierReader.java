package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Carrier;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.CarrierRef;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads Practitioner, PractitionerRole and Organization resources (FHIR R4, JSON). */
public final class CarrierReader {
    private CarrierReader() {}

    /**
     * A carrier, and the mailboxes on it whose address cannot be read.
     *
     * @param unreadable such addresses as they stand, with the reason
     */
    public record Reading(Carrier carrier, Map<String, String> unreadable) {}

    /**
     * Reads one resource; empty when its type carries no mailboxes.
     *
     * @throws UnreadableResource when it has no id, or is no resource at all
     */
    public static Optional<Reading> read(JsonNode resource) throws UnreadableResource {
        String type = resource.path("resourceType").asText();
        Optional<CarrierKind> kind = Stream.of(CarrierKind.values())
                .filter(known -> known.resourceType().equals(type))
                .findFirst();
        if (type.isEmpty()) {
            throw new UnreadableResource("no resourceType");
        }
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        String id = resource.path("id").asText();
        if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
            throw new UnreadableResource(type + " without a logical id of 1 to 64 letters, digits, '-' or '.'");
        }
        Map<String, String> unreadable = new HashMap<>();
        CarrierRef ref = new CarrierRef(kind.get(), id);
        List<Attachment> attachments = attachments(resource, unreadable);
        boolean active = resource.path("active").asBoolean(true);
        Carrier carrier = switch (kind.get()) {
            case PRACTITIONER ->
                new Carrier.Practitioner(
                        ref, identifiers(resource), active, personName(resource), attachments, nationalIds(resource));
            case SITUATION ->
                new Carrier.PracticeSituation(
                        ref,
                        identifiers(resource),
                        active,
                        situationLabel(resource),
                        attachments,
                        situationId(resource),
                        reference(resource, "practitioner", CarrierKind.PRACTITIONER),
                        reference(resource, "organization", CarrierKind.STRUCTURE));
            case STRUCTURE ->
                new Carrier.Structure(
                        ref,
                        identifiers(resource),
                        active,
                        resource.path("name").asText(),
                        attachments,
                        reference(resource, "partOf", CarrierKind.STRUCTURE),
                        sectors(resource));
        };
        return Optional.of(new Reading(carrier, unreadable));
    }

    private static List<Attachment> attachments(JsonNode resource, Map<String, String> unreadable) {
        List<MailboxContactPoint> mailboxes = MailboxContactPoint.in(resource).toList();
        Map<String, Long> times =
                mailboxes.stream().collect(Collectors.groupingBy(CarrierReader::spelledAlike, Collectors.counting()));
        List<Attachment> attachments = new ArrayList<>();
        for (MailboxContactPoint mailbox : mailboxes) {
            try {
                attachments.add(mailbox.attachment(times.getOrDefault(spelledAlike(mailbox), 1L) > 1));
            } catch (InvalidIdentifier e) {
                unreadable.put(mailbox.value(), String.valueOf(e.getMessage()));
            }
        }
        return List.copyOf(attachments);
    }

    private static String spelledAlike(MailboxContactPoint mailbox) {
        return mailbox.value().strip().toLowerCase(Locale.ROOT);
    }

    private static List<Identifier> identifiers(JsonNode resource) {
        return MailboxContactPoint.stream(resource.path("identifier"))
                .filter(identifier -> !identifier.path("value").asText().isBlank())
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
        return identifiers(resource).stream()
                .filter(identifier -> identifier.system().equals(NamingSystems.RPPS))
                .map(Identifier::value)
                .filter(value -> value.matches("[A-Za-z0-9._-]{1,64}"))
                .map(SituationId::new)
                .findFirst();
    }

    private static Optional<CarrierRef> reference(JsonNode resource, String name, CarrierKind kind) {
        String reference = resource.path(name).path("reference").asText();
        String id = reference.substring(reference.lastIndexOf('/') + 1);
        return id.isEmpty() ? Optional.empty() : Optional.of(new CarrierRef(kind, id));
    }

    private static Set<String> sectors(JsonNode resource) {
        return MailboxContactPoint.stream(resource.path("type"))
                .flatMap(type -> MailboxContactPoint.stream(type.path("coding")))
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
                                MailboxContactPoint.stream(name.path("prefix")),
                                MailboxContactPoint.stream(name.path("given"))),
                        Stream.of(name.path("family")))
                .map(JsonNode::asText)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String situationLabel(JsonNode resource) {
        return MailboxContactPoint.stream(resource.path("code"))
                .flatMap(code -> Stream.concat(
                        Stream.of(code.path("text")),
                        MailboxContactPoint.stream(code.path("coding")).map(coding -> coding.path("display"))))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
