package fr.balise.adapters.fhir.gateway;

import java.net.URI;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param target relative to the base address, for example {@code PractitionerRole/_search}; one that begins with a
 *     slash is another path of the same server
 * @param divisible true for a search that its maker asks for in parts when it fails: the same again would be in vain
 */
public record Call(Verb verb, String target, Optional<Body> body, boolean divisible) {
    /** What is done. */
    public enum Verb {
        GET,
        POST,
        PATCH
    }

    /** What is sent. */
    public record Body(String contentType, String text) {}

    /** Reads. */
    public static Call get(String target) {
        return new Call(Verb.GET, target, Optional.empty(), false);
    }

    /** Searches; the criteria travel in the body, where they may be long. */
    public static Call search(String resourceType, String form) {
        Body body = new Body("application/x-www-form-urlencoded", form);
        return new Call(Verb.POST, resourceType + "/_search", Optional.of(body), false);
    }

    /** Changes. */
    public static Call patch(String target, String parameters) {
        return new Call(Verb.PATCH, target, Optional.of(new Body("application/fhir+json", parameters)), false);
    }

    /** The same search, which its maker can ask for in parts. */
    public Call inParts() {
        return new Call(verb, target, body, true);
    }

    /** Where it goes. */
    public String address(URI base) {
        return target.startsWith("/") ? base.resolve(target).toString() : base + "/" + target;
    }

    /** True when it changes nothing, so that it may be made again. */
    public boolean reads() {
        return verb != Verb.PATCH;
    }
}
