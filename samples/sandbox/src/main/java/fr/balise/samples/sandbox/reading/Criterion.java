package fr.balise.samples.sandbox.reading;

import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a search.
 *
 * @param candidates the only ids that can meet it, when an index knows them; null when each resource must be looked at
 * @param test whether a resource meets it
 */
record Criterion(@Nullable Set<String> candidates, Predicate<Resource> test) {

    static Criterion scan(Predicate<Resource> test) {
        return new Criterion(null, test);
    }

    /** The ids say it all. */
    static Criterion ids(Set<String> ids) {
        return new Criterion(
                ids, resource -> ids.contains(resource.getIdElement().getIdPart()));
    }
}
