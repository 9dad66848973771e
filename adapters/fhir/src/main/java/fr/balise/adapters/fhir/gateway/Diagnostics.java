package fr.balise.adapters.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server says of a failure, fit to be shown: on one line, cut, without what cannot be seen, without our key. */
public final class Diagnostics {
    private static final int LONGEST = 300;
    private static final int BEGINNING = 4_000;

    /** HAPI's wording, that of the directory's published server, and the French one. */
    private static final List<Pattern> UNKNOWN_PARAMETER = List.of(
            Pattern.compile("(?i)unknown (?:search )?parameter\\W{1,3}([\\w:.-]+)"),
            Pattern.compile("(?i)parameter\\W{1,3}([\\w:.-]+)\\W{1,3}not found for resource"),
            Pattern.compile("(?i)paramètre (?:de recherche )?inconnu\\W{1,4}([\\w:.-]*\\w)"));

    private Diagnostics() {}

    /** What the issues of an OperationOutcome say, or the beginning of another body. */
    public static Optional<String> of(Reply.Answer answer) {
        String said = answer.body()
                .json()
                .map(Diagnostics::issues)
                .orElseGet(() -> answer.body().beginning(BEGINNING));
        return Optional.of(printable(answer.logged(said)))
                .map(text -> text.replaceAll("[.\\s]+$", ""))
                .filter(text -> !text.isEmpty());
    }

    /** The search parameter that the server says it does not know. */
    public static Optional<String> unknownParameter(Reply reply) {
        if (!(reply instanceof Reply.Answer answer) || answer.status() < 400) {
            return Optional.empty();
        }
        String said = of(answer).orElse("");
        return UNKNOWN_PARAMETER.stream()
                .map(wording -> wording.matcher(said))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /**
     * A text from outside on one line, cut, with characters that cannot be seen or that turn the direction of writing
     * replaced.
     */
    public static String printable(String text) {
        String line = text.strip()
                .replaceAll("[\\p{Zl}\\p{Zp}\\s]+", " ")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "�");
        int length = line.codePointCount(0, line.length());
        return length > LONGEST ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…" : line;
    }

    private static String issues(JsonNode outcome) {
        List<String> said = new ArrayList<>();
        outcome.path("issue").forEach(issue -> sentence(issue).ifPresent(said::add));
        return String.join(" ; ", said.stream().distinct().toList());
    }

    private static Optional<String> sentence(JsonNode issue) {
        return Stream.of(
                        issue.path("details").path("text"),
                        issue.path("diagnostics"),
                        issue.path("details").path("coding").path(0).path("display"))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
