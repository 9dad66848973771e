package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are not said on the command line: a variable {@code BALISE_…} first, then the file, then the default. An
 * option of the same name always wins.
 */
public final class Configuration {
    private static final Messages MESSAGES = Setting.MESSAGES;

    private static final String FILE = "BALISE_CONFIG";

    private static final String HERE = "balise.yaml";

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final List<Text> problems = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Optional<Path> here = Optional.empty();

    private Configuration() {}

    /**
     * A value and where it comes from.
     *
     * @param source a variable, or file and line
     */
    public record Value(String text, String source) {}

    /** One in which nothing is said. */
    public static Configuration empty() {
        return new Configuration();
    }

    /**
     * Reads, each over the one before: the user's file ({@code BALISE_CONFIG}, or {@code ~/.balise/config.yaml}),
     * {@code balise.yaml} of the working folder, and the environment. Whoever sends a folder may have put a
     * {@code balise.yaml} into it, so that one may not say where anything is sent, read from or written to.
     *
     * @throws Refusal with every problem found
     */
    public static Configuration read(Map<String, String> environment) throws Refusal {
        return read(environment, Path.of(System.getProperty("user.home")), Path.of(""));
    }

    static Configuration read(Map<String, String> environment, Path home, Path workingFolder) throws Refusal {
        Configuration configuration = new Configuration();
        Optional<Path> users = usersFile(environment, home);
        users.ifPresent(file -> configuration.readFile(file, false));
        Path here = workingFolder.resolve(HERE);
        if (Files.exists(here) && users.filter(file -> isSame(file, here)).isEmpty()) {
            configuration.readFile(here, true);
        }
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null && !value.isBlank()) {
                configuration.put(
                        setting,
                        value.strip(),
                        setting.variable(),
                        problem -> configuration.problems.add(about(setting.variable(), problem, ".")));
            }
        }
        if (!configuration.problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INPUT, configuration.problems, null);
        }
        return configuration;
    }

    private static Optional<Path> usersFile(Map<String, String> environment, Path home) {
        String named = environment.get(FILE);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Optional.of(home.resolve(".balise").resolve("config.yaml")).filter(Files::exists);
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException e) {
            return false;
        }
    }

    private void readFile(Path path, boolean ofTheWorkingFolder) {
        files.add(path);
        here = ofTheWorkingFolder ? Optional.of(path) : here;
        try {
            if (ofTheWorkingFolder && !Files.isRegularFile(path)) {
                throw new IOException("no regular file");
            }
            String yaml = Files.readString(path);
            boolean nothingSaid = yaml.lines()
                    .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
            PolicyProblems wrong = new PolicyProblems();
            if (!nothingSaid) {
                YamlField.read(path.toString(), yaml, MESSAGES.text("guide"), wrong)
                        .mapping(fields -> {
                            settings(fields, ofTheWorkingFolder);
                            return () -> path;
                        });
            }
            wrong.all().forEach(problem -> problems.add(problem.text()));
        } catch (IOException e) {
            problems.add(MESSAGES.text("unreadable", path, FILE));
        }
    }

    private void settings(YamlFields fields, boolean ofTheWorkingFolder) {
        for (Secret secret : Secret.values()) {
            refuse(fields, secret.key(), "secret.here", secret.variable(), secret.fileVariable());
        }
        for (Setting setting : Setting.values()) {
            if (ofTheWorkingFolder && setting.usersAlone()) {
                refuse(fields, setting.key(), "notFromHere");
            }
            YamlField field = fields.optional(setting.key());
            field.text()
                    .ifPresent(value -> put(
                            setting,
                            value,
                            field.place().toString(),
                            problem -> field.wrong(about(setting.key(), problem, ""))));
        }
    }

    private static void refuse(YamlFields fields, String key, String why, Object... ways) {
        Object[] said = Stream.concat(Stream.of(key), Stream.of(ways)).toArray();
        fields.refuse(key, MESSAGES.text(why, said), MESSAGES.text(why + ".remedy", said));
    }

    private void put(Setting setting, String value, String source, Consumer<Text> wrong) {
        setting.problem(value).ifPresentOrElse(wrong, () -> values.put(setting, new Value(value, source)));
    }

    private static Text about(String name, Text problem, String end) {
        return new Text(name + " " + problem.fr() + end, name + " " + problem.en() + end);
    }

    /** What is said of a setting; empty when nothing is. */
    public Optional<Value> value(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** What was said for a setting; null when nothing was. */
    public @Nullable String text(Setting setting) {
        return value(setting).map(Value::text).orElse(null);
    }

    /** The files that were read, the later over the earlier. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** What the file of the working folder says and nothing overrides, to be told before anything leaves. */
    public List<Setting> saidHere() {
        return values.entrySet().stream()
                .filter(entry -> here.isPresent() && entry.getValue().source().startsWith(here.get() + ":"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
