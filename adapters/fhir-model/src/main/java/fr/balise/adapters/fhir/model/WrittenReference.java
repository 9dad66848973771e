package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.directory.Reference;
import fr.balise.core.identity.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reference as a resource writes it: relative, absolute, versioned, to a contained resource, by {@code urn:uuid}, by
 * identifier alone.
 *
 * @param text what names the other resource; never empty
 * @param identifiers business identifiers of whom it means
 */
record WrittenReference(CarrierKind kind, String text, List<Identifier> identifiers) {
    private static final Pattern FORM =
            Pattern.compile("(?:(https?://[^?#]+)/)?([A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?/*");

    /** What a member of a resource refers to; empty when it refers to nobody. */
    static Optional<WrittenReference> read(JsonNode resource, String member, CarrierKind kind) {
        JsonNode written = resource.path(member);
        String text = written.path("reference").asText().strip();
        Stream<JsonNode> named = Stream.of(written.path("identifier"));
        if (text.startsWith("#")) {
            named = Stream.concat(named, contained(resource, text.substring(1)));
        }
        List<Identifier> identifiers = CarrierReader.identifiers(named);
        return Stream.of(
                        text,
                        identifiers.isEmpty() ? "" : identifiers.get(0).toString(),
                        written.path("display").asText())
                .filter(each -> !each.isBlank())
                .findFirst()
                .map(each -> new WrittenReference(kind, each, identifiers));
    }

    private static Stream<JsonNode> contained(JsonNode resource, String id) {
        return resource.path("contained")
                .valueStream()
                .filter(inside -> inside.path("id").asText().equals(id))
                .flatMap(inside -> inside.path("identifier").valueStream());
    }

    /** All that it says, for people. */
    String whole() {
        String named = identifiers.isEmpty() ? "" : identifiers.get(0).toString();
        return named.isEmpty() || named.equals(text) ? text : text + " (" + named + ")";
    }

    /** True when it names one of the same server's ids and nothing besides, which needs no other resource to be understood. */
    boolean isPlain() {
        return identifiers.isEmpty() && base().isEmpty() && named().carrier().isPresent();
    }

    /** The address of the server that an absolute reference names, without a slash at its end. */
    Optional<String> base() {
        return matcher().map(form -> form.group(1));
    }

    /** The carrier that its last segments name; unknown when they name none of the kind. */
    Reference named() {
        return matcher()
                .filter(form -> form.group(2).equals(kind.resourceType()))
                .map(form -> Reference.to(new CarrierRef(kind, form.group(3))))
                .orElseGet(() -> new Reference.Unknown(text));
    }

    private Optional<Matcher> matcher() {
        return Optional.of(FORM.matcher(text)).filter(Matcher::matches);
    }

    /** An address without version and trailing slash, by which an entry's {@code fullUrl} is found. */
    static String address(String url) {
        String unversioned = url.strip().replaceFirst("/_history/[^/]+/*$", "");
        return unversioned.replaceFirst("/+$", "");
    }
}
