package fr.balise.analysis.difference.space;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How old the professional's answer is, cut wherever an answer becomes too old for either policy. */
final class Ages implements RefiningQuestion {
    /** Whole months up to which an answer counts, ascending. */
    private final List<Integer> limits;

    Ages(CaseSettings one, CaseSettings other) {
        this.limits = Stream.of(one, other)
                .map(CaseSettings::usageMonths)
                .flatMap(Optional::stream)
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public int answers() {
        return limits.size() + 1;
    }

    /** True when an answer of that age is too old for a policy. */
    boolean isExpired(int answer, CaseSettings settings) {
        return settings.usageMonths()
                .filter(months -> answer > limits.indexOf(months))
                .isPresent();
    }

    @Override
    public Text say(List<Integer> answers) {
        List<Text> ages = answers.stream().map(this::age).toList();
        return new OfTexts(ages)
                .say(Stream.iterate(0, next -> next + 1).limit(ages.size()).toList());
    }

    private Text age(int answer) {
        if (answer == limits.size()) {
            int months = limits.get(answer - 1);
            return new Text("réponse de plus de " + months + " mois", "answered more than " + months + " months ago");
        }
        int most = limits.get(answer);
        return answer == 0
                ? new Text(
                        "réponse de " + most + " mois au plus, ou sans réponse",
                        "answered at most " + most + " months ago, or not at all")
                : new Text(
                        "réponse de plus de " + limits.get(answer - 1) + " et d'au plus " + most + " mois",
                        "answered more than " + limits.get(answer - 1) + " and at most " + most + " months ago");
    }
}
