package fr.balise.samples.sandbox.criteria;

import fr.balise.samples.sandbox.content.DirectoryContent;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a search asks for, apart from how its answer is cut into pages. All criteria must be met. */
public record Query(String type, List<Criterion> criteria) {

    /** The matches in the order of ids, from the first after the given id. */
    public Stream<Resource> matches(DirectoryContent content, @Nullable String afterId) {
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

    /**
     * One condition of a search.
     *
     * @param candidates the only ids that can meet it, when an index knows them; null when each resource must be looked at
     * @param test whether a resource meets it
     */
    public record Criterion(@Nullable Set<String> candidates, Predicate<Resource> test) {

        static Criterion scan(Predicate<Resource> test) {
            return new Criterion(null, test);
        }

        /** The ids say it all. */
        static Criterion ids(Set<String> ids) {
            return new Criterion(
                    ids, resource -> ids.contains(resource.getIdElement().getIdPart()));
        }
    }
}
