package fr.balise.adapters.fhir.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.engine.findings.Text;
import java.net.URI;
import java.util.Optional;

/** A server's failure in words: what, where, what to do. */
public final class Explanation {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_QUOTE = 300;

    private Explanation() {}

    /** What went wrong with a call that should have succeeded. */
    public static Text of(URI base, Call call, Reply reply) {
        String where = base + "/" + call.target();
        if (reply instanceof Reply.Answer answer) {
            return of(where, answer);
        }
        Reply.NoAnswer none = (Reply.NoAnswer) reply;
        return switch (none.why()) {
            case UNKNOWN_HOST ->
                new Text(
                        "L'hôte « " + base.getHost() + " » est introuvable ; vérifiez l'adresse et le DNS.",
                        "The host '" + base.getHost() + "' cannot be found; check the address and the DNS.");
            case CANNOT_CONNECT ->
                new Text(
                        "Personne ne répond à " + base + " (" + none.detail()
                                + ") ; vérifiez l'adresse, le réseau et le proxy.",
                        "Nobody answers at " + base + " (" + none.detail()
                                + "); check the address, the network and the proxy.");
            case TLS ->
                new Text(
                        "La connexion chiffrée avec " + base + " est refusée (" + none.detail()
                                + ") ; vérifiez les certificats de confiance et le certificat client.",
                        "The encrypted connection to " + base + " is refused (" + none.detail()
                                + "); check the trusted certificates and the client certificate.");
            case TIMED_OUT ->
                new Text(
                        where + " ne répond pas à temps ; réessayez plus tard ou allongez le délai de lecture.",
                        where + " does not answer in time; try again later or lengthen the read time-out.");
            case BROKEN ->
                new Text(
                        "La connexion avec " + where + " s'est rompue (" + none.detail() + ") ; réessayez plus tard.",
                        "The connection to " + where + " broke (" + none.detail() + "); try again later.");
        };
    }

    private static Text of(String where, Reply.Answer answer) {
        String said = diagnostics(answer).map(text -> " : " + text).orElse("");
        String saidEn = diagnostics(answer).map(text -> ": " + text).orElse("");
        int status = answer.status();
        String refused = where + " (" + status + ")";
        return switch (status) {
            case 401, 403 ->
                new Text(
                        "La clé d'API est refusée par " + refused + said
                                + ". Vérifiez BALISE_API_KEY ou --api-key-file et les droits de cette clé.",
                        "The API key is refused by " + refused + saidEn
                                + ". Check BALISE_API_KEY or --api-key-file and the rights of that key.");
            case 404 ->
                new Text(
                        where + " n'existe pas (404)" + said + ". Vérifiez l'adresse de l'annuaire.",
                        where + " does not exist (404)" + saidEn + ". Check the address of the directory.");
            case 429 ->
                new Text(
                        where + " dit encore que les appels sont trop nombreux (429)"
                                + ". Attendez, et vérifiez qu'aucun autre programme n'utilise cette clé.",
                        where + " still says that there are too many calls (429)"
                                + ". Wait, and check that no other program uses this key.");
            default ->
                status >= 500
                        ? new Text(
                                "Le serveur est en panne à " + refused + said + ". Réessayez plus tard.",
                                "The server fails at " + refused + saidEn + ". Try again later.")
                        : status >= 300
                                ? new Text(
                                        where + " répond " + status + said
                                                + ". Vérifiez l'adresse de l'annuaire et le dialecte.",
                                        where + " answers " + status + saidEn
                                                + ". Check the address of the directory and the dialect.")
                                : new Text(
                                        where + " répond " + status
                                                + " sans ressource FHIR lisible" + said
                                                + ". Vérifiez que l'adresse est bien celle d'une API FHIR.",
                                        where + " answers " + status
                                                + " without a readable FHIR resource" + saidEn
                                                + ". Check that the address is that of a FHIR API.");
        };
    }

    /** What an OperationOutcome says, or the beginning of another body. */
    public static Optional<String> diagnostics(Reply.Answer answer) {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            for (JsonNode issue : body.path("issue")) {
                for (JsonNode text : new JsonNode[] {
                    issue.path("details").path("text"),
                    issue.path("diagnostics"),
                    issue.path("details").path("coding").path(0).path("display")
                }) {
                    if (!text.asText().isBlank()) {
                        return Optional.of(quoted(text.asText()));
                    }
                }
            }
            if (body.isObject()) {
                return Optional.empty();
            }
        } catch (JsonProcessingException e) {
            // Not JSON: its beginning is quoted below.
        }
        String start = answer.body().strip();
        return start.isEmpty() ? Optional.empty() : Optional.of(quoted(start));
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip().replaceAll("[.\\s]+$", "");
        return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
    }
}
