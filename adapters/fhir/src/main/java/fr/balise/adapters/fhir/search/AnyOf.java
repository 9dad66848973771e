package fr.balise.adapters.fhir.search;

import java.util.List;

/**
 * The resources that have any of many values.
 *
 * @param values each escaped
 * @param others criteria that must be met besides
 */
public record AnyOf(String type, String parameter, List<String> values, List<Criterion> others) {
    AnyOf part(int from, int to) {
        return new AnyOf(type, parameter, values.subList(from, to), others);
    }
}
