package fr.balise.analysis.difference.space;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The day for which is decided, cut wherever a date of either policy lies. */
final class Days implements RefiningQuestion {
    private final List<LocalDate> from;

    Days(CaseSettings one, CaseSettings other) {
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(
                one.transitionFrom(),
                one.targetFrom(),
                one.type10CutOff(),
                other.transitionFrom(),
                other.targetFrom(),
                other.type10CutOff()));
        this.from = List.copyOf(cuts);
    }

    static boolean differ(CaseSettings one, CaseSettings other) {
        return !one.transitionFrom().equals(other.transitionFrom())
                || !one.targetFrom().equals(other.targetFrom())
                || !one.type10CutOff().equals(other.type10CutOff());
    }

    @Override
    public int answers() {
        return from.size() + 1;
    }

    /** A day with this answer; the first answer is: before all dates. */
    LocalDate sample(int answer) {
        return answer == 0 ? from.get(0).minusDays(1) : from.get(answer - 1);
    }

    @Override
    public Text say(List<Integer> answers) {
        List<Text> parts = new ArrayList<>();
        int start = -1;
        for (int answer = 0; answer <= answers(); answer++) {
            boolean here = answers.contains(answer);
            if (here && start < 0) {
                start = answer;
            } else if (!here && start >= 0) {
                parts.add(range(start, answer));
                start = -1;
            }
        }
        return new OfTexts(parts).say(IntStream.range(0, parts.size()).boxed().toList());
    }

    private Text range(int start, int end) {
        if (start == 0) {
            LocalDate first = from.get(end - 1);
            return new Text("avant le " + fr(first), "before " + en(first));
        }
        LocalDate first = from.get(start - 1);
        if (end == answers()) {
            return new Text("à partir du " + fr(first), "from " + en(first) + " on");
        }
        LocalDate last = from.get(end - 1).minusDays(1);
        return new Text("du " + fr(first) + " au " + fr(last), "from " + en(first) + " to " + en(last));
    }

    private static String fr(LocalDate day) {
        return Language.FR.date(day);
    }

    private static String en(LocalDate day) {
        return Language.EN.date(day);
    }
}
