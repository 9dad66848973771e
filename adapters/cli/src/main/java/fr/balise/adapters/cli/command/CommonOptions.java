package fr.balise.adapters.cli.command;

import fr.balise.adapters.cli.settings.Setting;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
public final class CommonOptions {
    /** Set by the launcher when stderr is a terminal, which Java cannot tell once stdout is redirected. */
    private static final String ERROR_TERMINAL = "balise.terminal";

    /** Set by the launcher: columns of the screen, which Java cannot tell. */
    private static final String COLUMNS = "balise.columns";

    private static final int ORDINARY_COLUMNS = 80;

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "fr|en")
    private @Nullable String lang;

    @Option(names = "--color", scope = ScopeType.INHERIT, paramLabel = "auto|always|never", defaultValue = "auto")
    private String color = "auto";

    /** The language that arguments and environment ask for, arguments first. */
    public static Language language(@Nullable String asked, Map<String, String> environment) {
        String wanted = asked != null
                ? asked
                : environment.getOrDefault(
                        "BALISE_LANG", environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", "")));
        return wanted.toLowerCase(Locale.ROOT).startsWith("fr") ? Language.FR : Language.EN;
    }

    /** Where the command speaks, in the language and colours asked for. */
    public Terminal terminal(PrintStream out, PrintStream err) throws Refusal {
        if (lang != null) {
            Setting.LANG.check(lang);
        }
        Setting.COLOR.check(color);
        boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        boolean interactive = terminal || Boolean.getBoolean(ERROR_TERMINAL);
        boolean colored = switch (color) {
            case "always" -> true;
            case "never" -> false;
            default -> terminal && System.getenv("NO_COLOR") == null;
        };
        int columns = columns();
        return new Terminal(
                out,
                err,
                language(lang, System.getenv()),
                colored,
                interactive,
                terminal ? columns : Reports.UNLIMITED,
                columns == Reports.UNLIMITED ? ORDINARY_COLUMNS : columns);
    }

    /** What the launcher measured, or the shell says; nothing is broken into lines where neither does. */
    private static int columns() {
        return Stream.of(System.getProperty(COLUMNS), System.getenv("COLUMNS"))
                .filter(said -> said != null && said.matches("[1-9]\\d{1,4}"))
                .findFirst()
                .map(Integer::valueOf)
                .orElse(Reports.UNLIMITED);
    }
}
