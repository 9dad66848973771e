package fr.balise.samples.sandbox.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.balise.samples.sandbox.criteria.CriteriaReader;
import fr.balise.samples.sandbox.criteria.Query;
import fr.balise.samples.sandbox.criteria.Query.Criterion;
import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of a search, of a GET or of a form alike. */
final class SearchReader {
    private static final List<String> LAYOUT = List.of("_elements", "_format", "_pretty");
    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");

    private final CriteriaReader criteriaReader;
    private final SandboxOptions options;

    SearchReader(CriteriaReader criteriaReader, SandboxOptions options) {
        this.criteriaReader = criteriaReader;
        this.options = options;
    }

    /** @throws RefusedRequest for a parameter that is unknown or cannot be read */
    SearchRequest read(String type, Map<String, String[]> parameters) {
        List<Criterion> criteria = new ArrayList<>();
        Set<String> includes = new HashSet<>();
        Set<String> reverseIncludes = new HashSet<>();
        int pageSize = options.defaultPageSize();
        boolean withTotal = false;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                switch (parameter.getKey()) {
                    case "_elements", "_format", "_pretty" -> {}
                    case "_include" -> includes.add(link("_include", value));
                    case "_revinclude" -> reverseIncludes.add(link("_revinclude", value));
                    case "_count" -> pageSize = pageSize(value);
                    case "_total" -> withTotal = withTotal(value);
                    default -> criteria.add(criterion(type, parameter.getKey(), value));
                }
            }
        }
        Query query = new Query(type, List.copyOf(criteria));
        return new SearchRequest(query, includes, reverseIncludes, pageSize, withTotal, layout(parameters));
    }

    private Criterion criterion(String type, String name, String value) {
        return criteriaReader
                .read(type, name, value)
                .orElseThrow(() -> RefusedRequest.unknownParameter(options.unknownParameterStatus(), name));
    }

    private int pageSize(String value) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) == 0) {
            throw RefusedRequest.malformed("_count est un nombre d'au moins 1, pas « " + value + " ».");
        }
        return Math.min(Integer.parseInt(value), options.maxPageSize());
    }

    private static boolean withTotal(String value) {
        if (!TOTALS.contains(value)) {
            throw RefusedRequest.malformed("_total vaut none, estimate ou accurate, pas « " + value + " ».");
        }
        return !value.equals("none");
    }

    private static String link(String name, String value) {
        if (!SearchRequest.LINKS.contains(value)) {
            throw RefusedRequest.malformed(name + " ne connaît pas « " + value + " ».");
        }
        return value;
    }

    private static String layout(Map<String, String[]> parameters) {
        StringBuilder layout = new StringBuilder();
        for (String name : LAYOUT) {
            for (String value : parameters.getOrDefault(name, new String[0])) {
                layout.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8));
            }
        }
        return layout.toString();
    }
}
