package fr.balise.adapters.journal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.SealedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a journal must remember of each carrier, by what its entries say was wanted and done. */
final class RememberedWrites {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, Optional<String>> wanted = new HashMap<>();
    private final SortedMap<String, Optional<String>> written = new TreeMap<>();
    private boolean complete = true;

    /** An entry whose content is no longer what it was: it may have told of a write. */
    void forgotten() {
        complete = false;
    }

    void read(SealedEntry entry) {
        boolean started = entry.kind().equals(Entry.Kind.RUN_STARTED.name());
        boolean intended = entry.kind().equals(Entry.Kind.INTENDED.name());
        if (!started && !intended && !entry.kind().equals(Entry.Kind.APPLIED.name())) {
            return;
        }
        try {
            JsonNode content = MAPPER.readTree(String.valueOf(entry.content()));
            if (started) {
                targets.put(entry.run(), content.path("target").asText());
                return;
            }
            String target = targets.getOrDefault(entry.run(), "");
            String change = entry.run() + " " + content.path("change").asText();
            String carrier = content.path("carrier").asText();
            String address = content.path("mailbox").asText();
            if (intended) {
                wanted.put(
                        change,
                        Optional.ofNullable(content.get("wanted"))
                                .map(json -> SealedEntry.digest(target, carrier, address, CanonicalJson.of(json))));
            } else if (wanted.containsKey(change)) {
                written.put(String.join(" ", target, carrier, address), wanted.get(change));
            }
        } catch (JsonProcessingException e) {
            // The chain check has told of this entry already.
            return;
        }
    }

    /** The {@code target carrier address} of what is remembered otherwise, not any more, or without reason. */
    List<String> differences(Map<String, Optional<String>> remembered) {
        List<String> different = new ArrayList<>();
        Map<String, Optional<String>> all = new TreeMap<>(remembered);
        written.forEach((what, digest) -> {
            Optional<String> found = all.remove(what);
            boolean asWritten = found == null ? digest.isEmpty() : found.isPresent() && found.equals(digest);
            if (!asWritten) {
                different.add(what);
            }
        });
        // Of the others the entries no longer tell; then only the digest beside them can speak.
        all.forEach((what, found) -> {
            if (complete || found.isEmpty()) {
                different.add(what);
            }
        });
        return different;
    }
}
