package fr.balise.adapters.spark;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words after the main class, named as those of the command line.
 *
 * @param command {@code plan} or {@code simulate}
 */
record SparkArguments(String command, Map<String, List<String>> options) {
    private static final List<String> KNOWN = List.of(
            "--policy", "--data", "--as-of", "--out", "--against", "--set", "--by", "--facts-per-part", "--lang");
    private static final String FACTS = "200000";

    static SparkArguments of(String... words) throws Refusal {
        if (words.length == 0 || !List.of("plan", "simulate").contains(words[0])) {
            throw SparkJob.refusal("usage");
        }
        Map<String, List<String>> options = new HashMap<>();
        for (int i = 1; i < words.length; i += 2) {
            if (!KNOWN.contains(words[i]) || i + 1 == words.length) {
                throw SparkJob.refusal("option", words[i], String.join(" ", KNOWN));
            }
            options.computeIfAbsent(words[i], none -> new ArrayList<>()).add(words[i + 1]);
        }
        return new SparkArguments(words[0], options);
    }

    static Language language(String... words) {
        int said = List.of(words).indexOf("--lang");
        String word = said < 0 || said + 1 == words.length ? Locale.getDefault().getLanguage() : words[said + 1];
        return word.equals("fr") ? Language.FR : Language.EN;
    }

    private String required(String name) throws Refusal {
        List<String> given = all(name);
        if (given.size() != 1) {
            throw SparkJob.refusal("required", name);
        }
        return given.get(0);
    }

    private List<String> all(String name) {
        return options.getOrDefault(name, List.of());
    }

    Path policy() throws Refusal {
        return Path.of(required("--policy"));
    }

    List<Path> against() {
        return all("--against").stream().map(Path::of).toList();
    }

    List<String> settings() {
        return all("--set");
    }

    List<String> by() {
        return all("--by").stream()
                .flatMap(words -> List.of(words.split(",")).stream())
                .toList();
    }

    org.apache.hadoop.fs.Path data() throws Refusal {
        return new org.apache.hadoop.fs.Path(required("--data"));
    }

    org.apache.hadoop.fs.Path out() throws Refusal {
        return new org.apache.hadoop.fs.Path(required("--out"));
    }

    List<LocalDate> days() throws Refusal {
        List<LocalDate> days = new ArrayList<>();
        for (String day : required("--as-of").split(",", -1)) {
            try {
                days.add(LocalDate.parse(day));
            } catch (DateTimeParseException e) {
                throw SparkJob.refusal("day", day);
            }
        }
        return days;
    }

    /** About how many lines, answers and resources a part has. */
    int factsPerPart() throws Refusal {
        String number = options.containsKey("--facts-per-part") ? required("--facts-per-part") : FACTS;
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw SparkJob.refusal("number", "--facts-per-part", number);
        }
        return Integer.parseInt(number);
    }
}
