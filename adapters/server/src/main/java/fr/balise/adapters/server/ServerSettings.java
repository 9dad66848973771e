package fr.balise.adapters.server;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service is started with.
 *
 * @param policy folder or zip of the policy
 * @param data folder of the data set
 * @param store folder in which plans are kept
 * @param port on 127.0.0.1; 0 for a free one
 * @param asOf the date for which it decides; empty for each day's own
 * @param rate requests a second that it answers; 0 for no limit
 * @param key what programs say to come in; empty for nobody
 * @param language of what it says where the caller asks for none
 */
public record ServerSettings(
        Path policy,
        Path data,
        Path store,
        int port,
        Optional<LocalDate> asOf,
        int rate,
        Optional<String> key,
        Language language) {
    /** The variable of the environment that holds the key of programs. */
    public static final String KEY_VARIABLE = "BALISE_SERVER_KEY";

    private static final Messages MESSAGES = Messages.beside(ServerSettings.class, "server");
    private static final int LEAST_KEY_LENGTH = 32;
    private static final int LARGEST_PORT = 65_535;
    private static final int MOST_REQUESTS = 100_000;
    private static final int ORDINARY_RATE = 100;
    private static final Set<String> NAMES = Set.of("policy", "data", "store", "port", "asOf", "rate", "lang");

    /**
     * Reads arguments, each as {@code name=value}, and the key from the environment.
     *
     * @throws Refusal when one is unknown, missing or wrong
     */
    public static ServerSettings of(Iterable<String> arguments, Map<String, String> environment) throws Refusal {
        Map<String, String> said = new HashMap<>();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (sign < 0 || !NAMES.contains(argument.substring(0, sign))) {
                throw refusal("unknown", argument);
            }
            said.put(argument.substring(0, sign), argument.substring(sign + 1));
        }
        return new ServerSettings(
                Path.of(required(said, "policy")),
                Path.of(required(said, "data")),
                Path.of(said.getOrDefault("store", System.getProperty("user.home") + "/.balise/server")),
                number(said, "port", 0, LARGEST_PORT),
                date(said.get("asOf")),
                number(said, "rate", ORDINARY_RATE, MOST_REQUESTS),
                key(environment.get(KEY_VARIABLE)),
                "fr".equals(said.get("lang")) ? Language.FR : Language.EN);
    }

    private static String required(Map<String, String> said, String name) throws Refusal {
        String value = said.get(name);
        if (value == null || value.isBlank()) {
            throw refusal("missing", name);
        }
        return value;
    }

    private static int number(Map<String, String> said, String name, int otherwise, int most) throws Refusal {
        String value = said.getOrDefault(name, "" + otherwise);
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) > most) {
            throw refusal("number", name, most, value);
        }
        return Integer.parseInt(value);
    }

    private static Optional<LocalDate> date(@Nullable String value) throws Refusal {
        try {
            return Optional.ofNullable(value).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw refusal("date", String.valueOf(value));
        }
    }

    private static Optional<String> key(@Nullable String key) throws Refusal {
        if (key != null && key.length() < LEAST_KEY_LENGTH) {
            throw refusal("key", KEY_VARIABLE, LEAST_KEY_LENGTH);
        }
        return Optional.ofNullable(key);
    }

    private static Refusal refusal(String sentence, Object... arguments) {
        return Refusal.input(MESSAGES.text(sentence, arguments));
    }
}
