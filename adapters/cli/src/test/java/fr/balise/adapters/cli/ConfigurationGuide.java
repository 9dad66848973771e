package fr.balise.adapters.cli;

import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.core.findings.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes docs/configuration.md and its French twin: the page's text, with the settings as the commands know them. */
final class ConfigurationGuide {
    private final Language language;

    private ConfigurationGuide(Language language) {
        this.language = language;
    }

    static String page(Language language) {
        return new ConfigurationGuide(language).whole();
    }

    private String whole() {
        List<CommandSpec> commands = new ArrayList<>();
        PrintStream silent = new PrintStream(PrintStream.nullOutputStream());
        gather(Main.line(silent, silent, Configuration.empty(), language).getCommandSpec(), commands);
        return template()
                .replace("{{settings}}", settings(commands))
                .replace("{{serve}}", service(commands))
                .replace("{{secrets}}", secrets());
    }

    /** What only the service is told: options that are no settings. */
    private static String service(List<CommandSpec> commands) {
        return commands.stream()
                .filter(command -> command.qualifiedName().equals("balise serve"))
                .flatMap(command -> command.options().stream())
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> Setting.of(option.longestName().substring(2)).isEmpty())
                .map(option ->
                        "| `" + option.longestName() + " " + option.paramLabel().replace("|", "\\|") + "` | "
                                + HelpPages.whole(String.join(" ", option.description())) + " |")
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static void gather(CommandSpec command, List<CommandSpec> all) {
        all.add(command);
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(each -> gather(each, all));
    }

    private String settings(List<CommandSpec> commands) {
        return Stream.of(Setting.values())
                .map(setting -> setting(setting, commands))
                .collect(Collectors.joining("\n"));
    }

    private String setting(Setting setting, List<CommandSpec> commands) {
        String option = "--" + setting.key();
        List<CommandSpec> users = commands.stream()
                .filter(command -> command.findOption(option) != null)
                .filter(command ->
                        setting != Setting.ENDPOINT || !Set.of("resume", "undo").contains(command.name()))
                .filter(command -> !command.qualifiedName().equals("balise config show"))
                .toList();
        OptionSpec first = Objects.requireNonNull(users.get(0).findOption(option), option);
        String names = users.size() > 12
                ? language == Language.FR ? "toutes les commandes" : "every command"
                : users.stream()
                        .map(command -> "`" + command.qualifiedName().replaceFirst("^balise ", "") + "`")
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
        return "### `" + setting.key() + "`\n"
                + HelpPages.whole(String.join(" ", first.description()))
                        .replace("${DEFAULT-VALUE}", setting.otherwise().in(language))
                + "\n\n"
                + (language == Language.FR
                        ? "| dans le fichier | variable | option | attend | par défaut | commandes |"
                        : "| in the file | variable | option | takes | default | used by |")
                + "\n|---|---|---|---|---|---|\n| `"
                + setting.key() + ":` | `" + setting.variable() + "` | `" + option + "` | "
                + setting.takes().in(language) + " | " + setting.otherwise().in(language) + " | " + names + " |\n";
    }

    private String secrets() {
        return Stream.of(Secret.values())
                .map(secret -> "| " + secret.meaning().in(language) + " | `" + secret.variable() + "` | `"
                        + secret.fileVariable() + "` |")
                .collect(Collectors.joining("\n"));
    }

    private String template() {
        try (InputStream page = ConfigurationGuide.class.getResourceAsStream(
                "/guide/configuration_" + language.name().toLowerCase(Locale.ROOT) + ".md")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
