package fr.balise.analysis.difference.space;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many whole months a mailbox went unused, cut wherever a limit of either policy lies. The last answer is: nobody
 * knows.
 */
final class Months implements RefiningQuestion {
    private final List<Integer> from;

    Months(ActivityBands one, ActivityBands other) {
        TreeSet<Integer> cuts = new TreeSet<>();
        cuts.add(0);
        Stream.of(one, other)
                .flatMap(bands -> Stream.concat(Stream.of(bands.ordinary()), bands.exceptions().values().stream()))
                .flatMap(Months::cuts)
                .forEach(cuts::add);
        this.from = List.copyOf(cuts);
    }

    private static Stream<Integer> cuts(Limits limits) {
        return Stream.of(limits.dormantAfterMonths(), limits.inactiveAfterMonths());
    }

    @Override
    public int answers() {
        return from.size() + 1;
    }

    boolean isUnknown(int answer) {
        return answer == from.size();
    }

    /** A number of months with this answer. */
    int sample(int answer) {
        return from.get(answer);
    }

    @Override
    public Text say(List<Integer> answers) {
        List<Text> parts = new ArrayList<>();
        int start = -1;
        for (int answer = 0; answer <= from.size(); answer++) {
            boolean here = answers.contains(answer) && !isUnknown(answer);
            if (here && start < 0) {
                start = answer;
            } else if (!here && start >= 0) {
                parts.add(range(start, answer));
                start = -1;
            }
        }
        if (answers.contains(from.size())) {
            parts.add(new Text("sans date de dernière activité", "with no known date of last activity"));
        }
        return new OfTexts(parts).say(IntStream.range(0, parts.size()).boxed().toList());
    }

    private Text range(int start, int end) {
        int first = from.get(start);
        if (end == from.size()) {
            return new Text(
                    first + " mois entiers ou plus sans activité", first + " whole months or more without activity");
        }
        int last = from.get(end) - 1;
        return first == last
                ? new Text(first + " mois entiers sans activité", first + " whole months without activity")
                : new Text(
                        first + " à " + last + " mois entiers sans activité",
                        first + " to " + last + " whole months without activity");
    }
}
