package fr.balise.adapters.formats.campaign;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.operations.asking.answers.AnswerLedger.Merge;
import java.util.List;

/** Merges of answers for programs, the first one first. */
public record MergesJson(String schema, List<Merge> merges) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:merges:1";

    /** The document, ending with a line break. */
    public static String of(List<Merge> merges) {
        return SteadyJson.document(new MergesJson(SCHEMA, merges));
    }
}
