package fr.balise.adapters.server.console;

import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.cases.derivation.CandidateCarrier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Places down, mailboxes across: what is decided of each mailbox in each place.
 *
 * @param more places that are left out, since there are too many for a page
 */
record Matrix(List<Column> columns, List<Row> rows, int more) {
    private static final int MOST_ROWS = 40;

    /** A mailbox. */
    record Column(String address, List<String> facts) {
        /** The address in parts between which a line may break. */
        public List<String> parts() {
            return List.of(address.split("(?=[@.])"));
        }
    }

    /** A place, with a cell for each mailbox. */
    record Row(String label, List<String> facts, String id, List<Cell> cells) {}

    /** Puts explanations side by side. */
    static Matrix of(List<Explanation> explanations, Predicate<CandidateCarrier> shown, CellMaker maker) {
        Map<CandidateCarrier, Explanation.Place> places = new TreeMap<>();
        explanations.forEach(explanation -> explanation.places().stream()
                .filter(place -> shown.test(place.carrier()))
                .forEach(place -> places.putIfAbsent(place.carrier(), place)));
        List<Row> rows = places.values().stream()
                .limit(MOST_ROWS)
                .map(place -> maker.row(
                        place,
                        explanations.stream()
                                .map(explanation -> maker.cell(explanation, place.carrier()))
                                .toList()))
                .toList();
        return new Matrix(
                explanations.stream().map(maker::column).toList(), rows, Math.max(0, places.size() - MOST_ROWS));
    }
}
