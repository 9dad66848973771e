package fr.balise.samples.sandbox.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers what the opaque token of a page link stands for. The oldest are forgotten; a link may be followed again. */
final class PageTokens {
    private static final int KEPT = 10_000;

    private final Map<String, Place> places = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > KEPT;
        }
    };

    synchronized String issue(Place place) {
        String token = UUID.randomUUID().toString();
        places.put(token, place);
        return token;
    }

    synchronized Optional<Place> find(String token) {
        return Optional.ofNullable(places.get(token));
    }

    /**
     * A place in the answer of a search.
     *
     * @param afterId the id of the last match already given; null before the first
     */
    record Place(SearchRequest request, @Nullable String afterId) {}
}
