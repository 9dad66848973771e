package fr.balise.adapters.fhir.search;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a bundle says that its next page is. The path is followed, whatever it is, on our own server alone: the key goes
 * nowhere else. A server behind a gateway may know itself by another name; its path is then asked of the gateway.
 */
final class NextLink {
    private NextLink() {}

    /** A link that cannot be followed. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Text why;

        Refused(Text why) {
            super(why.en());
            this.why = why;
        }

        Text why() {
            return why;
        }
    }

    /** The call that brings the next page. */
    static Call follow(URI base, String next) throws Refused {
        URI link = resolved(base, next);
        String path = Objects.requireNonNullElse(link.getRawPath(), "");
        String query =
                Optional.ofNullable(link.getRawQuery()).map(text -> "?" + text).orElse("");
        String own = Objects.requireNonNullElse(base.getRawPath(), "");
        if (path.equals(own) || path.startsWith(own + "/")) {
            String below = path.equals(own) ? "" : path.substring(own.length() + 1);
            return Call.get(below + query);
        }
        if (!sameOrigin(base, link)) {
            throw new Refused(new Text(
                    "la page suivante serait sur un autre serveur (" + shown(link.getHost())
                            + ") ; elle n'est pas demandée",
                    "the next page would be on another server (" + shown(link.getHost()) + "); it is not asked for"));
        }
        return Call.get(path + query);
    }

    private static URI resolved(URI base, String next) throws Refused {
        try {
            URI link = new URI(next.strip().replace("|", "%7C").replace(" ", "%20"));
            URI resolved = URI.create(base + "/").resolve(link).normalize();
            if (!resolved.isOpaque() && resolved.getHost() != null) {
                return resolved;
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Told below.
        }
        throw new Refused(new Text(
                "l'adresse de la page suivante n'est pas une adresse (" + shown(next) + ")",
                "the address of the next page is no address (" + shown(next) + ")"));
    }

    private static boolean sameOrigin(URI base, URI link) {
        return base.getScheme().equalsIgnoreCase(link.getScheme())
                && base.getHost().equalsIgnoreCase(link.getHost())
                && port(base) == port(link);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{C}+", " ").strip();
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }
}
