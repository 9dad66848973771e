package fr.balise.samples.sandbox.reading;

import fr.balise.samples.sandbox.content.DirectoryContent;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a search asks for, apart from how its answer is cut into pages. All criteria must be met. */
record Query(String type, List<Criterion> criteria) {

    /** The matches in the order of ids, from the first after the given id. */
    Stream<Resource> matches(DirectoryContent content, @Nullable String afterId) {
        Stream<Resource> candidates =
                narrowest().map(ids -> named(content, ids, afterId)).orElseGet(() -> content.after(type, afterId));
        return candidates.filter(resource ->
                criteria.stream().allMatch(criterion -> criterion.test().test(resource)));
    }

    private Optional<Set<String>> narrowest() {
        return criteria.stream()
                .map(Criterion::candidates)
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(Set::size));
    }

    private Stream<Resource> named(DirectoryContent content, Set<String> ids, @Nullable String afterId) {
        return ids.stream()
                .filter(id -> afterId == null || id.compareTo(afterId) > 0)
                .sorted()
                .flatMap(id -> content.find(type, id).stream());
    }
}
