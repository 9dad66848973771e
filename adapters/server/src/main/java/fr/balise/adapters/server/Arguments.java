package fr.balise.adapters.server;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service was started with: arguments, each as {@code name=value}, and secrets from the environment. */
final class Arguments {
    private static final Messages MESSAGES = Messages.beside(Arguments.class, "server");

    private final Map<String, String> said = new HashMap<>();
    private final Map<String, String> environment;

    private Arguments(Map<String, String> environment) {
        this.environment = environment;
    }

    static Arguments read(Iterable<String> arguments, Set<String> known, Map<String, String> environment)
            throws Refusal {
        Arguments read = new Arguments(environment);
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            if (sign < 0 || !known.contains(argument.substring(0, sign))) {
                throw refusal("unknown", argument);
            }
            read.said.put(argument.substring(0, sign), argument.substring(sign + 1));
        }
        return read;
    }

    static Refusal refusal(String sentence, Object... arguments) {
        return Refusal.input(MESSAGES.text(sentence, arguments));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(said.get(name)).filter(value -> !value.isBlank());
    }

    String required(String name) throws Refusal {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            throw refusal("missing", name);
        }
        return value.get();
    }

    int number(String name, int otherwise, int most) throws Refusal {
        String value = text(name).orElse("" + otherwise);
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) > most) {
            throw refusal("number", name, most, value);
        }
        return Integer.parseInt(value);
    }

    Optional<LocalDate> date(String name) throws Refusal {
        try {
            return text(name).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw refusal("date", text(name).orElse(""));
        }
    }

    Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }

    Optional<URI> server(String name) throws Refusal {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(value.get());
            if (String.valueOf(address.getScheme()).matches("https?") && address.getHost() != null) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            // told below, as for any other address that cannot be one
        }
        throw refusal("server", name, value.get());
    }

    /** A secret, from its variable or from the file that the variable with {@code _FILE} names. */
    Optional<String> secret(String variable) throws Refusal {
        String direct = environment.getOrDefault(variable, "").strip();
        String file = environment.getOrDefault(variable + "_FILE", "").strip();
        if (!direct.isEmpty() || file.isEmpty()) {
            return Optional.of(direct).filter(value -> !value.isEmpty());
        }
        return Optional.of(content(Path.of(file)));
    }

    static String content(Path file) throws Refusal {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw refusal("unreadable", file);
        }
    }
}
