package fr.balise.adapters.fhir.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The resources that have any of many values.
 *
 * @param values each escaped
 * @param others criteria that must be met besides
 */
public record AnyOf(String type, String parameter, List<String> values, List<Criterion> others) {
    /** What must be met, the values first. */
    List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(Criterion.anyOf(parameter, values));
        criteria.addAll(others);
        return criteria;
    }

    boolean isDivisible() {
        return values.size() > 1;
    }

    /** Where a batch ends that starts there: so many values, or fewer when they take more bytes; at least one. */
    int endOfBatch(int from, int most, int mostBytes) {
        int to = from;
        int bytes = 0;
        while (to < values.size() && to - from < most) {
            bytes += bytes(values.get(to));
            if (to > from && bytes > mostBytes) {
                break;
            }
            to++;
        }
        return to;
    }

    /** Of all its values. */
    int bytes() {
        return values.stream().mapToInt(AnyOf::bytes).sum();
    }

    private static int bytes(String value) {
        return Criterion.encoded(value).length() + Criterion.encoded(",").length();
    }

    AnyOf part(int from, int to) {
        return new AnyOf(type, parameter, values.subList(from, to), others);
    }
}
