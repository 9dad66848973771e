package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a setting takes. */
enum Expected {
    ANYTHING("un texte", "a text") {
        @Override
        boolean accepts(String value) {
            return !value.isBlank();
        }
    },
    PATH("un chemin", "a path") {
        @Override
        boolean accepts(String value) {
            return !value.isBlank();
        }
    },
    DIALECT("un nom ou un chemin", "a name or a path") {
        @Override
        boolean accepts(String value) {
            return !value.isBlank();
        }
    },
    ADDRESS(
            "une adresse http:// ou https://, comme https://gateway.api.esante.gouv.fr/fhir/v2",
            "an http:// or https:// address, such as https://gateway.api.esante.gouv.fr/fhir/v2") {
        @Override
        boolean accepts(String value) {
            try {
                URI address = new URI(value);
                return List.of("http", "https").contains(String.valueOf(address.getScheme()))
                        && address.getHost() != null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    },
    SECONDS("un nombre entier de secondes, de 1 à 3600", "a whole number of seconds, from 1 to 3600") {
        @Override
        boolean accepts(String value) {
            return SMALL_NUMBER.matcher(value).matches()
                    && Integer.parseInt(value) >= 1
                    && Integer.parseInt(value) <= 3600;
        }
    },
    HOURS("un nombre entier d'heures, de 0 à 8760", "a whole number of hours, from 0 to 8760") {
        @Override
        boolean accepts(String value) {
            return SMALL_NUMBER.matcher(value).matches() && Integer.parseInt(value) <= 8760;
        }
    },
    WAIT("un nombre entier de secondes, de 0 à 86400", "a whole number of seconds, from 0 to 86400") {
        @Override
        boolean accepts(String value) {
            return SMALL_NUMBER.matcher(value).matches() && Integer.parseInt(value) <= 86400;
        }
    },
    COUNT("un nombre entier, 0 pour aucune limite", "a whole number, 0 for no limit") {
        @Override
        boolean accepts(String value) {
            return SMALL_NUMBER.matcher(value).matches();
        }
    },
    JOURNAL(
            "un fichier, ou jdbc:postgresql://HÔTE/BASE sans mot de passe (qui vient de BALISE_JOURNAL_PASSWORD)",
            "a file, or jdbc:postgresql://HOST/DATABASE without a password (which comes from BALISE_JOURNAL_PASSWORD)") {
        @Override
        boolean accepts(String value) {
            boolean database = value.startsWith("jdbc:");
            return !value.isBlank()
                    && (!database || value.startsWith("jdbc:postgresql:"))
                    && !(database && value.toLowerCase(Locale.ROOT).contains("password="));
        }

        @Override
        String quoted(String value) {
            return value.replaceAll("(?i)(password=)[^&\\s]*", "$1***");
        }
    },
    PROGRESS("auto, bar, lines, events ou none", "auto, bar, lines, events or none") {
        @Override
        boolean accepts(String value) {
            return List.of("auto", "bar", "lines", "events", "none").contains(value.toLowerCase(Locale.ROOT));
        }
    },
    LANGUAGE("fr ou en", "fr or en") {
        @Override
        boolean accepts(String value) {
            return List.of("fr", "en").contains(value);
        }
    },
    COLOR("auto, always ou never", "auto, always or never") {
        @Override
        boolean accepts(String value) {
            return List.of("auto", "always", "never").contains(value);
        }
    };

    private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,6}");

    private final Text words;

    Expected(String fr, String en) {
        this.words = new Text(fr, en);
    }

    abstract boolean accepts(String value);

    /** The value as a message may repeat it. */
    String quoted(String value) {
        return Setting.shown(value);
    }

    Text words() {
        return words;
    }

    Optional<Text> problem(String value) {
        if (accepts(value)) {
            return Optional.empty();
        }
        return Optional.of(new Text(
                "attend " + words.fr() + ", pas « " + quoted(value) + " »",
                "takes " + words.en() + ", not '" + quoted(value) + "'"));
    }
}
