package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.Doorway;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.running.RunOptions;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.cli.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code balise config show}: each setting, its value, and where it comes from. */
@Command(
        name = "show",
        description = {
            "Shows each setting, its value and where it comes from: an option of this command line, a variable BALISE_…, a"
                    + " line of the file, or the default; the first of them that says something wins.",
            "Files: the one that BALISE_CONFIG names or ~/.balise/config.yaml, then balise.yaml here, which may not say where"
                    + " anything is read, written or sent. Secrets come from variables, or from files that variables name,"
                    + " and are never shown."
        },
        footer = {"Example: balise config show --read-timeout 60"})
public final class ConfigShowCommand extends BaliseCommand {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Server that takes the PATCH calls.")
    private @Nullable String endpoint;

    @Option(names = "--policy", paramLabel = "POLICY", description = "Folder of the policy, or a zip of it.")
    private @Nullable String policy;

    @Option(names = "--data", paramLabel = "DIR", description = "Data set.")
    private @Nullable String data;

    @Option(
            names = "--memory",
            paramLabel = "JOURNAL",
            description = "Journal whose runs tell what the public data hide; 'none' for none.")
    private @Nullable String memory;

    @Mixin
    private RunOptions run = new RunOptions();

    private record Line(String setting, String value, String source) {}

    @Override
    protected int run(Terminal terminal) {
        CommandSpec command = Objects.requireNonNull(spec);
        Configuration configuration = Doorway.of(command).configuration();
        configuration.files().forEach(file -> terminal.say("Fichier : " + file, "File: " + file));
        if (configuration.files().isEmpty()) {
            terminal.say(
                    "Aucun fichier de configuration (BALISE_CONFIG ou ~/.balise/config.yaml, puis balise.yaml ici).",
                    "No configuration file (BALISE_CONFIG or ~/.balise/config.yaml, then balise.yaml here).");
        }
        List<Line> lines = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            lines.add(line(setting, command, configuration, terminal));
        }
        for (Secret secret : Secret.values()) {
            lines.add(line(secret, System.getenv(), terminal));
        }
        table(lines, terminal);
        return ExitCode.FINE;
    }

    private static Line line(Setting setting, CommandSpec command, Configuration configuration, Terminal terminal) {
        String option = "--" + setting.key();
        OptionSpec said = command.commandLine().getParseResult().matchedOption(option);
        if (said != null) {
            List<String> values = said.originalStringValues();
            return new Line(setting.key(), Setting.shown(values.get(values.size() - 1)), option);
        }
        return configuration
                .value(setting)
                .map(value -> new Line(setting.key(), Setting.shown(value.text()), value.source()))
                .orElseGet(() -> new Line(
                        setting.key(),
                        setting.otherwise().in(terminal.language()),
                        terminal.in("par défaut", "default")));
    }

    private static Line line(Secret secret, Map<String, String> environment, Terminal terminal) {
        String name = secret.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return secret.source(environment)
                .map(source -> new Line(name, terminal.in("donné, jamais montré", "given, never shown"), source))
                .orElseGet(() -> new Line(
                        name,
                        terminal.in("absent", "not given"),
                        secret.variable() + terminal.in(" ou ", " or ") + secret.fileVariable()));
    }

    private static void table(List<Line> lines, Terminal terminal) {
        int first =
                lines.stream().mapToInt(line -> line.setting().length()).max().orElse(0);
        int second = lines.stream()
                .mapToInt(line -> line.value().length())
                .filter(length -> length <= 60)
                .max()
                .orElse(0);
        for (Line line : lines) {
            terminal.line("  " + padded(line.setting(), first) + "  " + padded(line.value(), second) + "  ← "
                    + line.source());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
