package fr.balise.analysis.sweep;

import static fr.balise.analysis.sweep.Goal.MESSAGES;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.policy.settings.PolicySetting;
import fr.balise.core.policy.settings.SettingValues.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * A setting and the values that it takes in turn.
 *
 * @param values as the setting writes them, each once, in the order given
 */
public record SweptSetting(PolicySetting setting, List<String> values) {
    /** Of one setting; more is a mistake. */
    private static final int MOST_VALUES = 1000;

    private static final Pattern RANGE =
            Pattern.compile("(-?[0-9]{1,10})\\s*\\.\\.\\s*(-?[0-9]{1,10})(?:\\s*/\\s*([0-9]{1,9}))?");

    /** Copies the list. */
    public SweptSetting {
        values = List.copyOf(values);
    }

    /**
     * Reads {@code NAME=VALUES}: values with commas between them, of which a range of whole numbers may have a step, as in
     * {@code activity.inactiveAfterMonths=3..24/3,36}.
     *
     * @throws Refusal with everything that is wrong
     */
    public static SweptSetting parse(String text) throws Refusal {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw Refusal.input(MESSAGES.text("set.form", text));
        }
        String name = text.substring(0, equals).strip();
        PolicySetting setting = PolicySetting.named(name)
                .orElseThrow(() -> Refusal.input(
                        MESSAGES.text("set.unknown", name, Suggestion.among(name, PolicySetting.keys()))));
        List<String> values = new ArrayList<>();
        List<Text> wrong = new ArrayList<>();
        for (String part : text.substring(equals + 1).split(",", -1)) {
            for (String written : expanded(setting, part.strip(), wrong)) {
                Optional<String> value = setting.allowed().canonical(written);
                if (value.isEmpty()) {
                    wrong.add(MESSAGES.text(
                            "set.value", name, written, setting.allowed().told()));
                } else if (!values.contains(value.get())) {
                    values.add(value.get());
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refusal(Refusal.Kind.INPUT, wrong, null);
        }
        return new SweptSetting(setting, values);
    }

    /** The values of a range; of one whose ends are not allowed those ends, so that they are told. */
    private static List<String> expanded(PolicySetting setting, String part, List<Text> wrong) {
        Matcher range = RANGE.matcher(part);
        if (!(setting.allowed() instanceof Whole) || !range.matches()) {
            return List.of(part);
        }
        List<String> ends = List.of(range.group(1), range.group(2));
        List<String> refused = ends.stream()
                .filter(end -> setting.allowed().canonical(end).isEmpty())
                .toList();
        if (!refused.isEmpty()) {
            return refused;
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
        if (step == 0 || from > to) {
            wrong.add(MESSAGES.text("set.range", setting.key(), part));
            return List.of();
        }
        if ((to - from) / step >= MOST_VALUES) {
            wrong.add(MESSAGES.text("set.tooMany", setting.key(), part, MOST_VALUES));
            return List.of();
        }
        return LongStream.iterate(from, value -> value <= to, value -> value + step)
                .mapToObj(String::valueOf)
                .toList();
    }
}
