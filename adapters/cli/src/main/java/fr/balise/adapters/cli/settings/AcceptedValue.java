package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a setting takes. */
enum AcceptedValue {
    ANYTHING(value -> !value.isBlank()),
    PATH(value -> !value.isBlank()),
    DIALECT(value -> !value.isBlank()),
    ADDRESS(AcceptedValue::isAddress),
    SECONDS(value -> isNumber(value, 1, 3600)),
    HOURS(value -> isNumber(value, 0, 8760)),
    WAIT(value -> isNumber(value, 0, 86_400)),
    COUNT(value -> isNumber(value, 0, 999_999)),
    JOURNAL(AcceptedValue::isJournal),
    PROGRESS(value -> List.of("auto", "bar", "lines", "events", "none").contains(value.toLowerCase(Locale.ROOT))),
    LANGUAGE(List.of("fr", "en")::contains),
    COLOR(List.of("auto", "always", "never")::contains);

    private final Predicate<String> accepted;

    AcceptedValue(Predicate<String> accepted) {
        this.accepted = accepted;
    }

    private static boolean isAddress(String value) {
        try {
            URI address = new URI(value);
            return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isNumber(String value, int least, int most) {
        return value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
    }

    private static boolean isJournal(String value) {
        boolean database = value.startsWith("jdbc:");
        return !value.isBlank()
                && (!database
                        || value.startsWith("jdbc:postgresql:")
                                && !value.toLowerCase(Locale.ROOT).contains("password="));
    }

    Text words() {
        return Setting.MESSAGES.text("takes." + name());
    }

    Optional<Text> problem(String value) {
        if (accepted.test(value)) {
            return Optional.empty();
        }
        String quoted = Setting.shown(value).replaceAll("(?i)(password=)[^&\\s]*", "$1***");
        return Optional.of(Setting.MESSAGES.text("wrong", words(), quoted));
    }
}
