package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Text;
import fr.balise.core.planning.GatewayPace;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting: an option of that name, a variable {@code BALISE_…} and a key of the configuration file. Secrets are none of
 * them; see {@link Secret}.
 */
public enum Setting {
    /** Server that takes the PATCH calls. */
    ENDPOINT(Expected.ADDRESS, new Text("aucun : apply le demande", "none: apply asks for it")),
    /** Server that is read. */
    DIRECTORY(
            Expected.ADDRESS,
            new Text(
                    "le dossier directory/ du jeu de données pour plan et explain, le serveur de --endpoint pour apply",
                    "the folder directory/ of the data set for plan and explain, the server of --endpoint for apply")),
    /** Whose plans may be applied. */
    OPERATOR(Expected.ANYTHING, new Text("aucun : apply le demande", "none: apply asks")),
    /** The mail domains whose mailboxes may be written, by commas. */
    DOMAINS(Expected.ANYTHING, new Text("aucun : apply les demande", "none: apply asks")),
    /** The policy. */
    POLICY(Expected.PATH, new Text("aucune : les commandes la demandent", "none: commands ask for it")),
    /** The data set. */
    DATA(Expected.PATH, new Text("aucun : les commandes le demandent", "none: commands ask for it")),
    /** Dialect of the write API. */
    DIALECT(Expected.DIALECT, "draft-2026-06-24"),
    /** Where runs are written down. */
    JOURNAL(
            Expected.JOURNAL,
            new Text(
                    "celui de l'annuaire, ~/.balise/targets/CLÉ/journal",
                    "the directory's own, ~/.balise/targets/KEY/journal")),
    /** User of the journal's database. */
    JOURNAL_USER(
            Expected.ANYTHING, new Text("celui que dit l'adresse du journal", "the one the journal's address says")),
    /** Journal that tells what the public data hide. */
    MEMORY(Expected.JOURNAL, new Text("le journal, s'il existe", "the journal, if there is one")),
    /** Who acts. */
    AUTHOR(Expected.ANYTHING, new Text("l'utilisateur de la machine", "the user of this machine")),
    /** File of the API key. */
    API_KEY_FILE(Expected.PATH, new Text("aucun : la variable BALISE_API_KEY", "none: the variable BALISE_API_KEY")),
    /** HTTP proxy. */
    PROXY(Expected.ADDRESS, new Text("aucun", "none")),
    /** Certificates to trust besides those of Java. */
    TRUSTED_CERTIFICATES(Expected.PATH, new Text("ceux de Java", "those of Java")),
    /** Certificate to show to the server. */
    CLIENT_CERTIFICATE(Expected.PATH, new Text("aucun", "none")),
    /** Seconds to wait for a connection. */
    CONNECT_TIMEOUT(Expected.SECONDS, "10"),
    /** Seconds to wait for an answer. */
    READ_TIMEOUT(Expected.SECONDS, "40"),
    /** Pace of the key. */
    CALLS_PER_SECOND(Expected.COUNT, "" + GatewayPace.CALLS_A_SECOND),
    /** How a run tells of itself while it goes on. */
    PROGRESS(Expected.PROGRESS, "auto"),
    /** Hours that what was written may take to show. */
    VISIBLE_WITHIN(Expected.HOURS, "24"),
    /** Seconds to wait at the end of a run for what does not show yet. */
    AWAIT_VISIBLE(Expected.WAIT, "60"),
    /** Where events of a run go. */
    EVENTS(Expected.PATH, new Text("nulle part", "nowhere")),
    /** Where counters of a run go. */
    METRICS(Expected.PATH, new Text("nulle part", "nowhere")),
    /** Language. */
    LANG(Expected.LANGUAGE, new Text("celle de la machine, sinon l'anglais", "that of the machine, else English")),
    /** Colours. */
    COLOR(Expected.COLOR, "auto");

    private final Expected expected;
    private final Text otherwise;

    Setting(Expected expected, String otherwise) {
        this(expected, new Text(otherwise, otherwise));
    }

    Setting(Expected expected, Text otherwise) {
        this.expected = expected;
        this.otherwise = otherwise;
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
        return otherwise;
    }

    /** What it takes, for people. */
    public Text takes() {
        return expected.words();
    }

    /** What is wrong with a value; empty when nothing is. */
    public Optional<Text> problem(String value) {
        return expected.problem(value);
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
