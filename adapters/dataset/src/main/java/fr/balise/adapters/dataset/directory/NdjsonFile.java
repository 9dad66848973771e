package fr.balise.adapters.dataset.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.findings.Text;
import java.io.BufferedReader;
import java.io.IOException;

/** One resource a line. */
final class NdjsonFile {
    private static final ObjectReader LINE =
            JsonSource.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** Past so many, bad lines are counted and no longer described. */
    private static final int DESCRIBED = 100;

    private final String name;
    private final CarrierCollector carriers;
    private int bad;

    NdjsonFile(String name, CarrierCollector carriers) {
        this.name = name;
        this.carriers = carriers;
    }

    void lines(BufferedReader text) throws IOException {
        BufferedReader lines = new BufferedReader(new BoundedLines(text));
        long number = 1;
        boolean empty = true;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    empty = false;
                    line(line, name + ":" + number);
                }
                number++;
            }
        } catch (BoundedLines.Endless e) {
            empty = false;
            carriers.incomplete(
                    name + ":" + number,
                    new Text(
                            "cette ligne dépasse " + BoundedLines.LONGEST
                                    + " caractères, et rien n'est lu à partir d'elle ;"
                                    + " refaites l'extraction, une ressource par ligne",
                            "this line is longer than " + BoundedLines.LONGEST
                                    + " characters, and nothing is read from it"
                                    + " on; extract it again, one resource a line"));
        }
        if (empty) {
            carriers.incomplete(
                    name, new Text("le fichier est vide ; refaites l'extraction", "empty; extract it again"));
        }
        if (bad > DESCRIBED) {
            carriers.incomplete(name, new Text("lignes illisibles : " + bad, "unreadable lines: " + bad));
        }
    }

    private void line(String line, String place) {
        try {
            JsonNode resource = LINE.readValue(line);
            if (resource.isObject() && !resource.path("resourceType").asText().equals("Bundle")) {
                carriers.take(resource, place, "");
            } else {
                bad(place, JsonSource.notAResource());
            }
        } catch (JsonProcessingException e) {
            bad(place, new Text("JSON illisible", "unreadable JSON: " + JsonSource.why(e)));
        }
    }

    private void bad(String place, Text why) {
        bad++;
        if (bad <= DESCRIBED) {
            carriers.incomplete(place, why);
        }
    }
}
