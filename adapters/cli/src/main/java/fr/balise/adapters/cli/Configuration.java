package fr.balise.adapters.cli;

import fr.balise.engine.yaml.YamlProblem;
import fr.balise.engine.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that are not said on the command line: a variable {@code BALISE_…} first, then the file, then the default. An
 * option of the same name always wins.
 */
final class Configuration {
    /** Names of the settings; each is also an option. */
    static final List<String> SETTINGS = List.of(
            "directory",
            "endpoint",
            "dialect",
            "journal",
            "journal-user",
            "author",
            "api-key-file",
            "proxy",
            "trusted-certificates",
            "client-certificate",
            "connect-timeout",
            "read-timeout",
            "calls-per-second");

    /** Secrets, which come from the environment alone. */
    static final List<String> SECRETS =
            List.of(GatewayOptions.API_KEY, GatewayOptions.CLIENT_PASSWORD, JournalOptions.PASSWORD);

    private static final String FILE = "BALISE_CONFIG";

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, String> environment;
    private final Optional<Path> file;

    private Configuration(Map<String, String> environment, Optional<Path> file) {
        this.environment = environment;
        this.file = file;
    }

    /** A value and where it comes from. */
    record Value(String text, String source) {}

    /**
     * Reads environment and file: the one that {@code BALISE_CONFIG} names, {@code balise.yaml} here, or
     * {@code ~/.balise/config.yaml}.
     */
    static Configuration read(Map<String, String> environment) {
        Optional<Path> file = file(environment);
        Configuration configuration = new Configuration(environment, file);
        file.ifPresent(configuration::readFile);
        for (String setting : SETTINGS) {
            String variable = variable(setting);
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                configuration.values.put(setting, new Value(value, variable));
            }
        }
        return configuration;
    }

    static String variable(String setting) {
        return "BALISE_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<Path> file(Map<String, String> environment) {
        String named = environment.get(FILE);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return List.of(Path.of("balise.yaml"), Path.of(System.getProperty("user.home"), ".balise", "config.yaml"))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void readFile(Path path) {
        try {
            for (Map.Entry<String, YamlValue> entry :
                    YamlValue.read(Files.readString(path)).entries().entrySet()) {
                if (!SETTINGS.contains(entry.getKey())) {
                    String known = String.join(", ", SETTINGS);
                    throw entry.getValue()
                            .problem(
                                    "réglage inconnu « " + entry.getKey() + " » ; connus : " + known,
                                    "unknown setting '" + entry.getKey() + "'; known: " + known);
                }
                String place = path + ":" + entry.getValue().line();
                values.put(entry.getKey(), new Value(entry.getValue().text(), place));
            }
        } catch (YamlProblem e) {
            throw Failure.error(
                    path + ":" + e.line() + " : " + e.what().fr() + ".",
                    path + ":" + e.line() + ": " + e.what().en() + ".");
        } catch (IOException e) {
            throw Failure.error(
                    "La configuration " + path + " ne peut être lue.",
                    "The configuration " + path + " cannot be read.");
        }
    }

    Optional<Value> value(String setting) {
        return Optional.ofNullable(values.get(setting));
    }

    boolean hasSecret(String name) {
        String value = environment.get(name);
        return value != null && !value.isBlank();
    }

    Optional<Path> file() {
        return file;
    }
}
