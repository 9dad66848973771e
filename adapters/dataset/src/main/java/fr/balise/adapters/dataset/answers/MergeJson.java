package fr.balise.adapters.dataset.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.core.digest.JsonTree;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.asking.answers.AnswerLedger.Merge;
import fr.balise.operations.asking.answers.AnswerLedger.Undone;
import fr.balise.operations.asking.answers.Remark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A merge, kept beside the questionnaires that it rests on.
 *
 * @param merged how many answers it brought
 * @param withdrawn how many it took out
 */
record MergeJson(
        String schema,
        String id,
        Instant at,
        String by,
        SortedMap<String, String> files,
        int merged,
        int withdrawn,
        List<Remark> told,
        Optional<Undone> undone) {
    static final String NAME = "merge.json";
    private static final String SCHEMA = "urn:balise:merge:1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static byte[] bytes(Merge merge, Optional<Undone> undone) throws IOException {
        return MAPPER.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(JsonTree.of(new MergeJson(
                        SCHEMA,
                        merge.id(),
                        merge.at(),
                        merge.by(),
                        merge.files(),
                        merge.merged(),
                        merge.withdrawn(),
                        merge.told(),
                        undone.or(merge::undone))));
    }

    /** @param table that tells how many of its answers are there */
    static Merge read(Path file, DeclarationsTable table) throws Refusal {
        try {
            JsonNode json = MAPPER.readTree(file.toFile());
            if (!json.path("schema").asText().equals(SCHEMA)) {
                throw damaged(file, json.path("schema").asText());
            }
            SortedMap<String, String> files = new TreeMap<>();
            json.path("files")
                    .properties()
                    .forEach(each -> files.put(each.getKey(), each.getValue().asText()));
            List<Remark> told = new ArrayList<>();
            json.path("told")
                    .forEach(each -> told.add(new Remark(
                            Remark.Kind.valueOf(each.path("kind").asText()),
                            each.path("source").asText(),
                            new Text(
                                    each.at("/message/fr").asText(),
                                    each.at("/message/en").asText()))));
            String id = json.path("id").asText();
            return new Merge(
                    id,
                    Instant.parse(json.path("at").asText()),
                    json.path("by").asText(),
                    files,
                    json.path("merged").asInt(),
                    json.path("withdrawn").asInt(),
                    table.count(id),
                    told,
                    json.has("undone")
                            ? Optional.of(new Undone(
                                    Instant.parse(json.at("/undone/at").asText()),
                                    json.at("/undone/by").asText()))
                            : Optional.empty());
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static Refusal damaged(Path file, String why) {
        return Refusal.input(Questionnaires.MESSAGES.text("damaged", file, why));
    }
}
