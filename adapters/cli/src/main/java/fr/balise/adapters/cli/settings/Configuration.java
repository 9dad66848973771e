package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Text;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings that are not said on the command line: a variable {@code BALISE_…} first, then the file, then the default. An
 * option of the same name always wins.
 */
public final class Configuration {
    private static final String FILE = "BALISE_CONFIG";

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final List<Text> problems = new ArrayList<>();
    private final Optional<Path> file;

    private Configuration(Optional<Path> file) {
        this.file = file;
    }

    /**
     * A value and where it comes from.
     *
     * @param source a variable, or file and line
     */
    public record Value(String text, String source) {}

    /** One in which nothing is said. */
    public static Configuration empty() {
        return new Configuration(Optional.empty());
    }

    /**
     * Reads environment and file: the one that {@code BALISE_CONFIG} names, {@code balise.yaml} here, or
     * {@code ~/.balise/config.yaml}.
     *
     * @throws UnusableConfiguration with every problem found
     */
    public static Configuration read(Map<String, String> environment) throws UnusableConfiguration {
        Configuration configuration = new Configuration(file(environment));
        if (configuration.file.isPresent()) {
            configuration.readFile(configuration.file.get());
        }
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null && !value.isBlank()) {
                configuration.put(setting, value.strip(), setting.variable(), setting.variable());
            }
        }
        if (!configuration.problems.isEmpty()) {
            throw new UnusableConfiguration(configuration.problems);
        }
        return configuration;
    }

    private static Optional<Path> file(Map<String, String> environment) {
        String named = environment.get(FILE);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(Path.of("balise.yaml"), Path.of(System.getProperty("user.home"), ".balise", "config.yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void readFile(Path path) {
        try {
            String yaml = Files.readString(path);
            boolean nothingSaid = yaml.lines()
                    .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
            if (!nothingSaid) {
                YamlValue.read(yaml).entries().forEach((key, value) -> readLine(path, key, value));
            }
        } catch (YamlProblem e) {
            wrong(path + ":" + e.line(), e.what());
        } catch (IOException e) {
            problems.add(new Text(
                    "La configuration " + path + " ne peut être lue ; vérifiez le chemin et les droits, ou " + FILE
                            + ".",
                    "The configuration " + path + " cannot be read; check the path and the rights, or " + FILE + "."));
        }
    }

    private void readLine(Path path, String key, YamlValue value) {
        String place = path + ":" + value.line();
        try {
            Optional<Setting> setting = Setting.of(key);
            if (setting.isPresent()) {
                put(setting.get(), value.text(), place, place + ": " + key);
            } else {
                unknown(place, key);
            }
        } catch (YamlProblem e) {
            wrong(
                    place,
                    new Text(key + " : " + e.what().fr(), key + ": " + e.what().en()));
        }
    }

    private void put(Setting setting, String value, String source, String where) {
        setting.problem(value)
                .ifPresentOrElse(
                        problem -> problems.add(new Text(
                                where.replace(": ", " : ") + " " + problem.fr() + ".",
                                where + " " + problem.en() + ".")),
                        () -> values.put(setting, new Value(value, source)));
    }

    private void unknown(String place, String key) {
        Optional<Secret> secret = Stream.of(Secret.values())
                .filter(one -> one.name().replace('_', '-').equals(key.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (secret.isPresent()) {
            String variable = secret.get().variable();
            String fileVariable = secret.get().fileVariable();
            wrong(
                    place,
                    new Text(
                            key + " est un secret et n'a pas sa place ici ; donnez-le par " + variable + " ou "
                                    + fileVariable,
                            key + " is a secret and has no place here; give it by " + variable + " or "
                                    + fileVariable));
            return;
        }
        String known = Stream.of(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
        String guess = nearest(key).map(name -> " « " + name + " » ?").orElse("");
        String guessEn =
                nearest(key).map(name -> " Did you mean '" + name + "'?").orElse("");
        problems.add(new Text(
                place + " : réglage inconnu « " + key + " » ; connus : " + known + "."
                        + (guess.isEmpty() ? "" : " Vouliez-vous dire" + guess),
                place + ": unknown setting '" + key + "'; known: " + known + "." + guessEn));
    }

    private static Optional<String> nearest(String key) {
        String wanted = key.toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.of(Setting.values())
                .map(Setting::key)
                .filter(known -> distance(known, wanted) <= 2)
                .findFirst();
    }

    /** How many letters differ, are missing or are too many. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
            }
            before = row;
        }
        return before[other.length()];
    }

    private void wrong(String place, Text what) {
        problems.add(new Text(place + " : " + what.fr() + ".", place + ": " + what.en() + "."));
    }

    /** What is said of a setting; empty when nothing is. */
    public Optional<Value> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** The file that was read; empty when there is none. */
    public Optional<Path> file() {
        return file;
    }
}
