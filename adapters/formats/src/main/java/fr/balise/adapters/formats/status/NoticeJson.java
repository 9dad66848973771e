package fr.balise.adapters.formats.status;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.formats.status.StatusJson.PlannedJson;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.operations.following.Following.Look;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a look found, for whoever must be told of it. It is bounded and names no address: the report does that.
 *
 * @param changes how many changes no run of ours made, by code
 */
public record NoticeJson(
        String schema,
        String operator,
        LocalDate asOf,
        Optional<String> since,
        boolean complete,
        SortedMap<String, Long> changes,
        List<Text> passed,
        PlannedJson plan,
        Map<String, Long> indicators) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:notice:1";

    /**
     * The document, ending with a line break.
     *
     * @param passed the thresholds that are passed
     */
    public static String write(Look look, Collection<Text> passed) {
        SortedMap<String, Long> changes = new TreeMap<>();
        look.drift().stream().map(Finding::code).forEach(code -> changes.merge(code, 1L, Long::sum));
        return SteadyJson.document(new NoticeJson(
                SCHEMA,
                look.status().operator(),
                look.status().asOf(),
                look.comparedWith().map(Object::toString),
                look.complete(),
                changes,
                List.copyOf(passed),
                PlannedJson.of(look),
                StatusJson.counts(look.status().indicators().total())));
    }
}
