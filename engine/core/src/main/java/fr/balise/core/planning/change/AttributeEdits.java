package fr.balise.core.planning.change;

import fr.balise.core.digest.JsonForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        Edit<String> responsible)
        implements JsonForm {
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

    /** What is kept is no member, what is cleared is null. */
    @Override
    public Object json() {
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        put(set, "rank", rank);
        put(set, "redList", redList);
        put(set, "description", description);
        put(set, "service", service);
        put(set, "responsible", responsible);
        return set;
    }

    private static void put(Map<String, @Nullable Object> set, String name, Edit<?> edit) {
        if (!edit.keeps()) {
            set.put(name, edit.newValue().orElse(null));
        }
    }
}
