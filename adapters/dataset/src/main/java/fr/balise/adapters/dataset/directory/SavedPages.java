package fr.balise.adapters.dataset.directory;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.dataset.reading.DataSetReading;
import fr.balise.adapters.fhir.model.CarrierCollector;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Answers of searches that were saved as Bundles: whether all their pages are there. Pages of one search share a total
 * and a type; where the server gives no total, each next page is known by its own address ({@code self}).
 */
final class SavedPages {
    private final Map<Search, Set<String>> found = new HashMap<>();
    private final Map<Search, String> places = new HashMap<>();
    private final Set<String> addresses = new HashSet<>();
    private final Map<String, String> announced = new TreeMap<>();

    private record Search(String type, long total) {}

    /** Counts the entries of one Bundle. */
    static final class Entries {
        private final Map<String, Set<String>> matches = new HashMap<>();
        private String type = "";
        private boolean toldApart = true;

        /** Included resources are no matches; a server that does not tell them apart includes another type. */
        void add(JsonNode entry) {
            toldApart &= entry.path("search").has("mode");
            String mode = entry.path("search").path("mode").asText("match");
            String resourceType = entry.path("resource").path("resourceType").asText();
            if (mode.equals("match") && !resourceType.equals("OperationOutcome")) {
                type = type.isEmpty() ? resourceType : type;
                matches.computeIfAbsent(resourceType, none -> new HashSet<>())
                        .add(entry.path("resource").path("id").asText());
            }
        }

        /** True when all matches are there, of whatever type. */
        private boolean areAll(long total) {
            return toldApart && matches.values().stream().mapToInt(Set::size).sum() == total;
        }
    }

    /**
     * Takes a Bundle in.
     *
     * @param rest its members without the entries
     */
    void add(String place, JsonNode rest, Entries entries) {
        links(rest, "self").forEach(addresses::add);
        if (rest.path("total").isIntegralNumber()) {
            if (entries.areAll(rest.path("total").asLong())) {
                return;
            }
            Search search = new Search(entries.type, rest.path("total").asLong());
            places.putIfAbsent(search, place);
            found.computeIfAbsent(search, none -> new HashSet<>())
                    .addAll(entries.matches.getOrDefault(entries.type, Set.of()));
        } else {
            links(rest, "next").forEach(next -> announced.put(place, next));
        }
    }

    private static List<String> links(JsonNode rest, String relation) {
        List<String> urls = new ArrayList<>();
        for (JsonNode link : rest.path("link")) {
            if (link.path("relation").asText().equals(relation)) {
                urls.add(link.path("url").asText());
            }
        }
        return urls;
    }

    void check(CarrierCollector carriers) {
        found.forEach((search, ids) -> {
            if (ids.size() != search.total()) {
                carriers.incomplete(
                        places.getOrDefault(search, DataSetReading.DIRECTORY),
                        new Text(
                                "le serveur annonce " + search.total() + " ressources et " + ids.size()
                                        + " s'y trouvent, toutes pages comprises",
                                "the server announces " + search.total() + " resources and " + ids.size()
                                        + " are there, all pages included"));
            }
        });
        announced.forEach((place, next) -> {
            if (!addresses.contains(next)) {
                carriers.incomplete(
                        place,
                        new Text(
                                "ce Bundle annonce une page suivante qui n'est pas dans le dossier",
                                "this Bundle announces a next page that is not in the folder"));
            }
        });
    }
}
