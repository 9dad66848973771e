package fr.balise.adapters.fhir.search;

import java.util.List;

/**
 * The resources that have any of many values.
 *
 * @param values each escaped
 * @param others criteria that must be met besides
 */
public record AnyOf(String type, String parameter, List<String> values, List<Criterion> others) {
    /** Where a batch ends that starts there: so many values, or fewer when they take more bytes; at least one. */
    int endOfBatch(int from, int most, int mostBytes) {
        int to = from;
        int bytes = 0;
        while (to < values.size() && to - from < most) {
            bytes += Criterion.encoded(values.get(to)).length()
                    + Criterion.encoded(",").length();
            if (to > from && bytes > mostBytes) {
                break;
            }
            to++;
        }
        return to;
    }

    AnyOf part(int from, int to) {
        return new AnyOf(type, parameter, values.subList(from, to), others);
    }
}
