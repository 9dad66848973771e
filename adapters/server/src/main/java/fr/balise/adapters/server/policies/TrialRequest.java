package fr.balise.adapters.server.policies;

import fr.balise.analysis.sweep.Dimension;
import fr.balise.analysis.sweep.Goal;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.operations.planning.Variants;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be tried, in the words of {@code balise simulate}.
 *
 * @param settings values, or several with commas and ranges, by dotted name
 * @param days on which is decided; none for today
 * @param goal what the figures should be; empty for none
 * @param by by what changes are counted apart
 */
public record TrialRequest(SortedMap<String, String> settings, List<String> days, String goal, List<String> by) {
    private static final Messages MESSAGES = Messages.beside(TrialRequest.class, "policies");

    /** Copies what it holds. */
    public TrialRequest {
        settings = new TreeMap<>(settings);
        days = List.copyOf(days);
        by = List.copyOf(by);
    }

    /** Settings alone, on that day. */
    public static TrialRequest of(SortedMap<String, String> settings) {
        return new TrialRequest(settings, List.of(), "", List.of());
    }

    /**
     * The variants that are asked for.
     *
     * @param against policies that would take the place of the one in force
     * @throws Refusal with what is wrong of the first part that is
     */
    Variants variants(Policy inForce, List<Policy> against, LocalDate today) throws Refusal {
        List<SweptSetting> swept = new ArrayList<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            swept.add(SweptSetting.parse(setting.getKey() + "=" + setting.getValue()));
        }
        List<Dimension> dimensions = new ArrayList<>();
        for (String word : by) {
            dimensions.add(Dimension.named(word)
                    .orElseThrow(() ->
                            Refusal.input(MESSAGES.text("trial.by", word, Suggestion.among(word, Dimension.words())))));
        }
        Variants variants = new Variants(inForce, against, swept, days(today), dimensions);
        if (variants.trivial()) {
            throw Refusal.input(MESSAGES.text("trial.nothing"));
        }
        return variants;
    }

    private List<LocalDate> days(LocalDate today) throws Refusal {
        List<LocalDate> read = new ArrayList<>();
        for (String day : days) {
            try {
                read.add(LocalDate.parse(day));
            } catch (DateTimeParseException e) {
                throw Refusal.input(MESSAGES.text("trial.day", day));
            }
        }
        return read.isEmpty() ? List.of(today) : read.stream().distinct().toList();
    }

    Optional<Goal> wanted() throws Refusal {
        return goal.isBlank() ? Optional.empty() : Optional.of(Goal.parse(goal));
    }
}
