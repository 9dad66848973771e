package fr.balise.adapters.journal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.SealedEntry;
import fr.balise.adapters.journal.chain.SqlJournal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The journal for other eyes: whole, a line an entry, or the columns that people sort by. */
public final class JournalExport {
    private static final String SCHEMA = "urn:balise:journal-entry:1";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "run",
            "kind",
            "action",
            "author",
            "client",
            "source",
            "mailbox",
            "carrier",
            "change",
            "policy",
            "method",
            "url",
            "status",
            "why",
            "request",
            "response",
            "hash");

    private JournalExport() {}

    /**
     * NDJSON: every entry with its seals.
     *
     * @param run one run's; all when empty
     * @throws JournalFailure when the journal cannot be read
     */
    public static void ndjson(SqlJournal journal, Optional<String> run, Consumer<String> lines) throws JournalFailure {
        journal.sealed(run, entry -> {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("schema", SCHEMA);
            line.put("number", entry.number()).put("run", entry.run()).put("kind", entry.kind());
            line.set("content", content(entry.content()));
            line.put("salt", entry.salt())
                    .put("contentDigest", entry.contentDigest())
                    .put("previous", entry.previous())
                    .put("hash", entry.hash());
            lines.accept(line.toString());
        });
    }

    /**
     * CSV (RFC 4180) with a header. A value that a spreadsheet would take for a formula is led by an apostrophe.
     *
     * @param run one run's; all when empty
     * @throws JournalFailure when the journal cannot be read
     */
    public static void csv(SqlJournal journal, Optional<String> run, Consumer<String> lines) throws JournalFailure {
        lines.accept(String.join(",", COLUMNS));
        journal.sealed(
                run,
                entry -> lines.accept(COLUMNS.stream()
                        .map(column -> cell(value(entry, content(entry.content()), column)))
                        .collect(Collectors.joining(","))));
    }

    private static String value(SealedEntry entry, JsonNode content, String column) {
        return switch (column) {
            case "number" -> String.valueOf(entry.number());
            case "run" -> entry.run();
            case "kind" -> entry.kind();
            case "hash" -> entry.hash();
            case "method", "url" -> content.path("request").path(column).asText();
            case "request", "response" -> content.path(column).path("body").asText();
            case "status" -> {
                JsonNode response = content.path("response");
                yield response.has("status")
                        ? response.path("status").asText()
                        : response.path("noAnswer").asText();
            }
            default -> content.path(column).asText();
        };
    }

    static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static JsonNode content(@Nullable String content) {
        if (content == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            return MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(content);
        }
    }
}
