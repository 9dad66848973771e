package fr.balise.adapters.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.core.findings.Text;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An OperationOutcome among the entries of a bundle that says that something is missing. */
public final class OutcomeDoubt {
    private static final Set<String> SEVERE = Set.of("error", "fatal");
    private static final Set<String> CUT = Set.of(
            "incomplete", "too-costly", "too-long", "timeout", "throttled", "transient", "exception", "no-store");
    private static final int LONGEST = 200;

    private OutcomeDoubt() {}

    /** Why the bundle may lack something; empty for another resource, and for an outcome that only informs. */
    public static Optional<Text> of(JsonNode resource) {
        if (!resource.path("resourceType").asText().equals("OperationOutcome")) {
            return Optional.empty();
        }
        return resource.path("issue")
                .valueStream()
                .filter(issue -> SEVERE.contains(issue.path("severity").asText())
                        || CUT.contains(issue.path("code").asText()))
                .map(OutcomeDoubt::said)
                .map(said -> new Text("l'annuaire le signale : " + said, "the directory says so: " + said))
                .findFirst();
    }

    private static String said(JsonNode issue) {
        String said = Stream.of(issue.path("diagnostics"), issue.path("details").path("text"), issue.path("code"))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("?")
                .replaceAll("\\p{C}+", " ")
                .strip();
        return said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
    }
}
