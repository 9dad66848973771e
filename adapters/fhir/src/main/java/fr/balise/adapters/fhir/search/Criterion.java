package fr.balise.adapters.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One search parameter.
 *
 * @param name with its modifier, for example {@code mailbox-mss:exact}
 * @param value in the form that FHIR gives it, special characters escaped
 */
public record Criterion(String name, String value) {
    /** Any of these values; each already escaped where it needs to be. */
    public static Criterion anyOf(String name, List<String> values) {
        return new Criterion(name, String.join(",", values));
    }

    static String form(List<Criterion> criteria) {
        return criteria.stream()
                .map(criterion -> encoded(criterion.name()) + "=" + encoded(criterion.value()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The parameter's name without its modifier. */
    String plainName() {
        return plainName(name);
    }

    static String plainName(String name) {
        int modifier = name.indexOf(':');
        return modifier < 0 ? name : name.substring(0, modifier);
    }
}
