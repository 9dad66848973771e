package fr.balise.core.planning;

import java.util.stream.Stream;

/**
 * What a change does to the attributes of an attachment that may change after creation. Address and type never do
 * (IG-IMMUTABLE).
 *
 * @param rank 1 is to be contacted first
 */
public record AttributeEdits(
        Edit<Integer> rank,
        Edit<Boolean> redList,
        Edit<String> description,
        Edit<String> service,
        Edit<String> responsible) {
    /** Changes nothing. */
    public static AttributeEdits none() {
        return new AttributeEdits(Edit.keep(), Edit.keep(), Edit.keep(), Edit.keep(), Edit.keep());
    }

    /** True when nothing changes. */
    public boolean isEmpty() {
        return Stream.of(rank, redList, description, service, responsible).allMatch(Edit::keeps);
    }

    /** These edits with another one for the rank. */
    public AttributeEdits withRank(Edit<Integer> other) {
        return new AttributeEdits(other, redList, description, service, responsible);
    }
}
