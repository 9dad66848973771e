package fr.balise.core.policy.settings;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Source;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.syntax.SourceId;
import fr.balise.core.yaml.YamlField;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code sources.yaml}, what rules and rows rest on, by the id that they cite:
 *
 * <pre>
 * A3-PER:
 *   document: {fr: …, en: …}
 *   place: {fr: …, en: …}
 *   says: {fr: …, en: …}
 * </pre>
 */
public final class SourcesReader {
    private static final Text SHAPE = new Text(
            "Écrivez sous chaque identifiant : document, place, says, chacun en {fr, en}.",
            "Write below each id: document, place, says, each as {fr, en}.");

    private SourcesReader() {}

    /**
     * Reads the sources; whatever is wrong goes to {@code problems}.
     *
     * @param taken ids that serve already, in the policy beneath
     */
    public static SortedMap<String, Source> read(
            String file, String document, Set<String> taken, PolicyProblems problems) {
        return new TreeMap<>(YamlField.read(file, document, SHAPE, problems).map(entry -> source(entry, taken)));
    }

    private static Optional<Source> source(YamlField entry, Set<String> taken) {
        String id = entry.name();
        if (taken.contains(id)) {
            entry.wrong(
                    new Text("la base dit déjà la source " + id, "the base tells the source " + id + " already"),
                    new Text("Donnez à la vôtre un autre identifiant.", "Give yours another id."));
        }
        if (!SourceId.isOne(id)) {
            entry.wrong(new Text("identifiant de source incorrect", "not a source id"));
            return Optional.empty();
        }
        return entry.mapping(fields -> {
            Optional<Text> document = fields.required("document").sentence();
            Optional<Text> place = fields.required("place").sentence();
            Optional<Text> says = fields.required("says").sentence();
            return () -> new Source(id, document.orElseThrow(), place.orElseThrow(), says.orElseThrow());
        });
    }
}
