package fr.balise.samples.sandbox.reading;

import fr.balise.samples.sandbox.criteria.Query;
import java.util.Set;

/**
 * A whole search: what is asked for and how the answer is to be laid out.
 *
 * @param includes {@code _include} values, each one of {@link #ROLE_TO_PRACTITIONER} and {@link #ROLE_TO_ORGANIZATION}
 * @param reverseIncludes {@code _revinclude} values, of the same two
 * @param pageSize the number of matches a page holds; included resources come on top
 * @param withTotal whether the number of all matches is stated
 * @param layout what the link of the next page must repeat, already encoded and starting with {@code &}; may be empty
 */
record SearchRequest(
        Query query,
        Set<String> includes,
        Set<String> reverseIncludes,
        int pageSize,
        boolean withTotal,
        String layout) {
    static final String ROLE_TO_PRACTITIONER = "PractitionerRole:practitioner";
    static final String ROLE_TO_ORGANIZATION = "PractitionerRole:organization";
    static final Set<String> LINKS = Set.of(ROLE_TO_PRACTITIONER, ROLE_TO_ORGANIZATION);
}
