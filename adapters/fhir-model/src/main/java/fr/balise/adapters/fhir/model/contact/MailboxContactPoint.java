package fr.balise.adapters.fhir.model.contact;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.MailboxAddress;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A contact point ({@code telecom}) that is a mailbox. It is one when it says so: by the email type MSSANTE, or by the
 * mailbox metadata, which a write without email type leaves alone. Anything else is ordinary contact data and never
 * ours.
 */
public final class MailboxContactPoint {
    private final JsonNode telecom;

    private MailboxContactPoint(JsonNode telecom) {
        this.telecom = telecom;
    }

    /** The mailboxes among a resource's contact points, in order. */
    public static Stream<MailboxContactPoint> in(JsonNode resource) {
        return resource.path("telecom")
                .valueStream()
                .filter(MailboxContactPoint::isMailbox)
                .map(MailboxContactPoint::new);
    }

    /** That contact point, when it is a mailbox. */
    public static Optional<MailboxContactPoint> of(JsonNode telecom) {
        return isMailbox(telecom) ? Optional.of(new MailboxContactPoint(telecom)) : Optional.empty();
    }

    private static boolean isMailbox(JsonNode telecom) {
        boolean email = "email".equals(telecom.path("system").asText());
        boolean mssante = extensions(telecom, MailboxExtensions.EMAIL_TYPE)
                .anyMatch(type -> MailboxExtensions.MSSANTE.equals(
                        type.path("valueCoding").path("code").asText()));
        return email
                && (mssante
                        || extensions(telecom, MailboxExtensions.METADATA)
                                .findAny()
                                .isPresent());
    }

    /** The contact point as it was read. */
    public JsonNode json() {
        return telecom;
    }

    /** Its address to the letter; may be empty. */
    public String value() {
        return telecom.path("value").asText();
    }

    /**
     * What it shows.
     *
     * @param repeated true when the resource shows the same address more than once
     * @throws fr.balise.core.identity.InvalidIdentifier when its address cannot be one
     */
    public Attachment attachment(boolean repeated) {
        return new Attachment(
                new MailboxAddress(value()),
                value(),
                type(),
                rank(),
                redList(),
                description(),
                service(),
                responsible(),
                CanonicalJson.fingerprint(telecom),
                repeated);
    }

    /** Its rank; empty when it shows none, as with each of the following. */
    public Optional<Integer> rank() {
        JsonNode rank = telecom.path("rank");
        return rank.canConvertToInt() ? Optional.of(rank.asInt()) : Optional.empty();
    }

    /** Whether it is on the red list. */
    public Optional<Boolean> redList() {
        return part(MailboxExtensions.RED_LIST)
                .filter(part -> part.path("valueBoolean").isBoolean())
                .map(part -> part.path("valueBoolean").asBoolean());
    }

    /** What it is for. */
    public Optional<String> description() {
        return text(MailboxExtensions.DESCRIPTION);
    }

    /** Of which service. */
    public Optional<String> service() {
        return text(MailboxExtensions.SERVICE);
    }

    /** Who answers for it. */
    public Optional<String> responsible() {
        return text(MailboxExtensions.RESPONSIBLE);
    }

    private MailboxType type() {
        return part(MailboxExtensions.TYPE).stream()
                .flatMap(part -> Stream.concat(
                        part.path("valueCodeableConcept")
                                .path("coding")
                                .valueStream()
                                .map(coding -> coding.path("code")),
                        Stream.of(
                                part.path("valueCode"), part.path("valueCoding").path("code"))))
                .map(JsonNode::asText)
                .flatMap(code -> Stream.of(MailboxType.values())
                        .filter(type -> type.name().equals(code)))
                .findFirst()
                .orElse(MailboxType.UNKNOWN);
    }

    /** True when one part of its metadata is given two values. */
    public boolean contradictsItself() {
        return Stream.of(
                        MailboxExtensions.TYPE,
                        MailboxExtensions.RED_LIST,
                        MailboxExtensions.DESCRIPTION,
                        MailboxExtensions.SERVICE,
                        MailboxExtensions.RESPONSIBLE)
                .anyMatch(name -> parts(name).distinct().count() > 1);
    }

    private Optional<String> text(String name) {
        return part(name).map(part -> part.path("valueString").asText()).filter(text -> !text.isEmpty());
    }

    private Optional<JsonNode> part(String name) {
        return parts(name).findFirst();
    }

    private Stream<JsonNode> parts(String name) {
        return extensions(telecom, MailboxExtensions.METADATA).flatMap(metadata -> extensions(metadata, name));
    }

    private static Stream<JsonNode> extensions(JsonNode element, String url) {
        return element.path("extension")
                .valueStream()
                .filter(extension -> url.equals(extension.path("url").asText()));
    }
}
