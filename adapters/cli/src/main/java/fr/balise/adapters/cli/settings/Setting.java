package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.parts.GatewayPace;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting: an option of that name, a variable {@code BALISE_…} and a key of the configuration file. Secrets are none of
 * them; see {@link Secret}.
 */
public enum Setting {
    /** Server that takes the PATCH calls. */
    ENDPOINT(AcceptedValue.ADDRESS),
    /** Server that is read. */
    DIRECTORY(AcceptedValue.ADDRESS),
    /** Whose plans may be applied. */
    OPERATOR(AcceptedValue.ANYTHING),
    /** The mail domains whose mailboxes may be written, by commas. */
    DOMAINS(AcceptedValue.ANYTHING),
    /** The policy. */
    POLICY(AcceptedValue.PATH),
    /** The data set. */
    DATA(AcceptedValue.PATH),
    /** Dialect of the write API. */
    DIALECT(AcceptedValue.DIALECT, "draft-2026-06-24"),
    /** Where runs are written down. */
    JOURNAL(AcceptedValue.JOURNAL),
    /** User of the journal's database. */
    JOURNAL_USER(AcceptedValue.ANYTHING),
    /** Journal that tells what the public data hide. */
    MEMORY(AcceptedValue.JOURNAL),
    /** Who acts. */
    AUTHOR(AcceptedValue.ANYTHING),
    /** File of the API key. */
    API_KEY_FILE(AcceptedValue.PATH),
    /** HTTP proxy. */
    PROXY(AcceptedValue.ADDRESS),
    /** Certificates to trust besides those of Java. */
    TRUSTED_CERTIFICATES(AcceptedValue.PATH),
    /** Certificate to show to the server. */
    CLIENT_CERTIFICATE(AcceptedValue.PATH),
    /** Seconds to wait for a connection. */
    CONNECT_TIMEOUT(AcceptedValue.SECONDS, "10"),
    /** Seconds to wait for an answer. */
    READ_TIMEOUT(AcceptedValue.SECONDS, "40"),
    /** Pace of the key. */
    CALLS_PER_SECOND(AcceptedValue.COUNT, "" + GatewayPace.CALLS_A_SECOND),
    /** Bytes of values in one search. */
    SEARCH_BYTES(AcceptedValue.COUNT, "16000"),
    /** Folder of a snapshot of the directory. */
    SNAPSHOT(AcceptedValue.PATH),
    /** Hours after which what changed since is read. */
    SNAPSHOT_MAX_AGE(AcceptedValue.HOURS, "24"),
    /** Hours after which a snapshot is read again as a whole. */
    SNAPSHOT_FULL_AGE(AcceptedValue.HOURS, "168"),
    /** How a run tells of itself while it goes on. */
    PROGRESS(AcceptedValue.PROGRESS, "auto"),
    /** Hours that what was written may take to show. */
    VISIBLE_WITHIN(AcceptedValue.HOURS, "24"),
    /** Seconds to wait at the end of a run for what does not show yet. */
    AWAIT_VISIBLE(AcceptedValue.WAIT, "60"),
    /** Where events of a run go. */
    EVENTS(AcceptedValue.PATH),
    /** Where counters of a run go. */
    METRICS(AcceptedValue.PATH),
    /** Language. */
    LANG(AcceptedValue.LANGUAGE),
    /** Colours. */
    COLOR(AcceptedValue.COLOR, "auto");

    static final Messages MESSAGES = Messages.beside(Setting.class, "settings");

    private final AcceptedValue expected;
    private final String usual;

    Setting(AcceptedValue expected) {
        this(expected, "");
    }

    Setting(AcceptedValue expected, String usual) {
        this.expected = expected;
        this.usual = usual;
    }

    /** Its name in the file, and after {@code --}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its variable. */
    public String variable() {
        return "BALISE_" + name();
    }

    /** What holds when nobody says anything. */
    public Text otherwise() {
        return usual.isEmpty() ? MESSAGES.text("otherwise." + name()) : new Text(usual, usual);
    }

    /** What it takes, for people. */
    public Text takes() {
        return expected.words();
    }

    /** What is wrong with a value; empty when nothing is. */
    public Optional<Text> problem(String value) {
        return expected.problem(value);
    }

    /** What is wrong with a value of its option, as a sentence; empty when nothing is. */
    public Optional<Text> optionProblem(String value) {
        return problem(value).map(problem -> MESSAGES.text("option", key(), problem));
    }

    /**
     * Holds a value of its option to what it takes.
     *
     * @throws Refusal when it takes no such value
     */
    public void check(String value) throws Refusal {
        Optional<Text> problem = optionProblem(value);
        if (problem.isPresent()) {
            throw Refusal.input(problem.get());
        }
    }

    /** A value as it may be shown: an account in an address stays hidden. */
    public static String shown(String value) {
        return value.replaceAll("//[^/@\\s]+@", "//***@");
    }

    /**
     * Whether only the user may say it, in the own file, a variable or an option: it says where the key is sent, or which
     * file is read or written.
     */
    public boolean usersAlone() {
        return switch (this) {
            case ENDPOINT,
                    DIRECTORY,
                    OPERATOR,
                    DOMAINS,
                    JOURNAL,
                    JOURNAL_USER,
                    MEMORY,
                    API_KEY_FILE,
                    PROXY,
                    TRUSTED_CERTIFICATES,
                    CLIENT_CERTIFICATE,
                    SNAPSHOT,
                    EVENTS,
                    METRICS -> true;
            default -> false;
        };
    }

    /** The setting of that name. */
    public static Optional<Setting> of(String key) {
        return Stream.of(values()).filter(setting -> setting.key().equals(key)).findFirst();
    }
}
