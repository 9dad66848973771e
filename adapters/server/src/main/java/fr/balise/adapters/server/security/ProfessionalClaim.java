package fr.balise.adapters.server.security;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's tokens name the national number of a professional: Pro Santé Connect writes {@code 8} and the RPPS number
 * into {@code SubjectNameID}.
 *
 * @param path parts are separated by dots
 */
public record ProfessionalClaim(String path) {
    /** The right of a professional: own questions, and nothing that a role may see. */
    public static final String RIGHT = "PROFESSIONAL";

    private static final Pattern RPPS = Pattern.compile("8?(\\d{11})");

    /** The RPPS number that tokens with these claims name; empty for whatever is none. */
    public Optional<String> rpps(Map<String, Object> claims) {
        return Optional.ofNullable(at(claims, path))
                .filter(String.class::isInstance)
                .map(said -> RPPS.matcher((String) said))
                .filter(Matcher::matches)
                .map(said -> said.group(1));
    }

    /** What stands at a path of parts with dots between them; null for nothing. */
    static @Nullable Object at(Map<String, Object> claims, String path) {
        Object at = claims;
        for (String part : path.split("\\.")) {
            at = at instanceof Map<?, ?> members ? members.get(part) : null;
        }
        return at;
    }
}
