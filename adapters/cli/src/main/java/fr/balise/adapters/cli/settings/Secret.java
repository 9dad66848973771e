package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What must never be seen. Every user of a machine sees arguments, and a configuration file ends up in backups and
 * repositories: so secrets come from a variable, or from a file that another variable names.
 */
public enum Secret {
    /** The key of the gateway; the setting {@code api-key-file} names its file too. */
    API_KEY,
    /** Opens the file of the client certificate. */
    CLIENT_CERTIFICATE_PASSWORD,
    /** The journal's database. */
    JOURNAL_PASSWORD,
    /** Where follow sends its notices: such an address is a key by itself. */
    WEBHOOK;

    /** Its name, as a key. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its variable. */
    public String variable() {
        return "BALISE_" + name();
    }

    /** The variable that names the file it is in. */
    public String fileVariable() {
        return variable() + "_FILE";
    }

    /** What it is, for people. */
    public Text meaning() {
        return Setting.MESSAGES.text("secret." + name());
    }

    /** The variable it comes from; empty when it is not given. */
    public Optional<String> source(Map<String, String> environment) {
        if (given(environment, variable()).isPresent()) {
            return Optional.of(variable());
        }
        return given(environment, fileVariable()).map(file -> fileVariable());
    }

    /**
     * The secret, without the white space around it.
     *
     * @throws Refusal when the file that is named cannot be read
     */
    public Optional<String> value(Map<String, String> environment) throws Refusal {
        Optional<String> direct = given(environment, variable());
        if (direct.isPresent()) {
            return direct;
        }
        Optional<String> file = given(environment, fileVariable());
        return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
    }

    private String read(String file) throws Refusal {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw Refusal.input(Setting.MESSAGES.text("secret.unreadable", fileVariable(), file));
        }
    }

    private static Optional<String> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
