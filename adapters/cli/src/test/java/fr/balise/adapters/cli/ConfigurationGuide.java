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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes docs/configuration.md: the page's text, with the settings as the commands know them. */
final class ConfigurationGuide {
    private ConfigurationGuide() {}

    static String page() {
        List<CommandSpec> commands = new ArrayList<>();
        PrintStream silent = new PrintStream(PrintStream.nullOutputStream());
        gather(Main.line(silent, silent, Configuration.empty(), Language.EN).getCommandSpec(), commands);
        return template().replace("{{settings}}", settings(commands)).replace("{{secrets}}", secrets());
    }

    private static void gather(CommandSpec command, List<CommandSpec> all) {
        all.add(command);
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(each -> gather(each, all));
    }

    private static String settings(List<CommandSpec> commands) {
        return Stream.of(Setting.values())
                .map(setting -> setting(setting, commands))
                .collect(Collectors.joining("\n"));
    }

    private static String setting(Setting setting, List<CommandSpec> commands) {
        String option = "--" + setting.key();
        List<CommandSpec> users = commands.stream()
                .filter(command -> command.findOption(option) != null)
                .filter(command ->
                        setting != Setting.ENDPOINT || !Set.of("resume", "undo").contains(command.name()))
                .filter(command -> !command.qualifiedName().equals("balise config show"))
                .toList();
        OptionSpec first = Objects.requireNonNull(users.get(0).findOption(option), option);
        String names = users.size() > 12
                ? "every command"
                : users.stream()
                        .map(command -> "`" + command.qualifiedName().replaceFirst("^balise ", "") + "`")
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
        return "### `" + setting.key() + "`\n"
                + HelpPages.whole(String.join(" ", first.description()))
                        .replace("${DEFAULT-VALUE}", setting.otherwise().en())
                + "\n\n"
                + "| in the file | variable | option | takes | default | used by |\n|---|---|---|---|---|---|\n| `"
                + setting.key() + ":` | `" + setting.variable() + "` | `" + option + "` | "
                + setting.takes().en() + " | " + setting.otherwise().en() + " | " + names + " |\n";
    }

    private static String secrets() {
        return Stream.of(Secret.values())
                .map(secret -> "| " + secret.meaning().en() + " | `" + secret.variable() + "` | `"
                        + secret.fileVariable() + "` |")
                .collect(Collectors.joining("\n"));
    }

    private static String template() {
        try (InputStream page = ConfigurationGuide.class.getResourceAsStream("/guide/configuration.md")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
