package fr.balise.adapters.cli;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.core.EngineVersion;
import fr.balise.core.findings.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Parameters;

/** {@code balise man DIR}: writes a page for {@code man} of each command, in the language asked for. */
@Command(name = "man", hidden = true)
final class ManCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "DIR")
    private Path folder = Path.of("");

    @Override
    protected int run(Terminal terminal) throws IOException {
        PrintStream silent = new PrintStream(PrintStream.nullOutputStream());
        Files.createDirectories(folder);
        write(Main.line(silent, silent, Configuration.empty(), terminal.language()), terminal.language());
        return ExitCode.FINE;
    }

    private void write(CommandLine line, Language language) throws IOException {
        String name = name(line);
        Files.writeString(folder.resolve(name + ".1"), page(name, line, language));
        for (CommandLine each : shown(line).toList()) {
            write(each, language);
        }
    }

    private static Stream<CommandLine> shown(CommandLine line) {
        return line.getSubcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .filter(each -> !each.getCommandName().equals("help"));
    }

    private static String name(CommandLine line) {
        return line.getCommandSpec().qualifiedName("-");
    }

    private static String page(String name, CommandLine line, Language language) {
        boolean french = language == Language.FR;
        Help help = line.getHelp();
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        List<String> description = List.of(usage.description());
        StringBuilder page = new StringBuilder(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" 1 \"\" \"Balise "
                + EngineVersion.current() + "\" Balise\n");
        page.append(french ? ".SH NOM\n" : ".SH NAME\n")
                .append(name)
                .append(" \\- ")
                .append(escaped(description.stream().findFirst().orElse(name)))
                .append('\n')
                .append(".SH SYNOPSIS\n.nf\n")
                .append(escaped(help.synopsis(0).stripTrailing()))
                .append("\n.fi\n.SH DESCRIPTION\n");
        description.forEach(sentence -> page.append(escaped(sentence)).append("\n.br\n"));
        page.append(".SH OPTIONS\n");
        List<ArgSpec> arguments = Stream.concat(
                        line.getCommandSpec().positionalParameters().stream(), line.getCommandSpec().options().stream())
                .filter(argument -> !argument.hidden())
                .toList();
        arguments.forEach(argument -> page.append(told(argument, help)));
        if (usage.footer().length > 0) {
            page.append(french ? ".SH EXEMPLES\n.nf\n" : ".SH EXAMPLES\n.nf\n")
                    .append(escaped(String.join("\n", usage.footer())))
                    .append("\n.fi\n");
        }
        String others = shown(line).map(each -> name(each) + "(1)").collect(Collectors.joining(", "));
        return others.isEmpty()
                ? page.toString()
                : page + (french ? ".SH VOIR AUSSI\n" : ".SH SEE ALSO\n") + others + "\n";
    }

    private static String told(ArgSpec argument, Help help) {
        String label =
                Objects.toString(help.parameterLabelRenderer().renderParameterLabel(argument, Ansi.OFF, List.of()), "");
        String names = argument instanceof OptionSpec option ? String.join(", ", option.names()) : "";
        return ".TP\n\\fB" + escaped(names) + "\\fR" + escaped(label) + "\n"
                + Stream.of(argument.description()).map(ManCommand::escaped).collect(Collectors.joining("\n")) + "\n";
    }

    /** A text in which roff finds nothing of its own. */
    private static String escaped(String text) {
        return HelpPages.whole(Ansi.OFF.string(text))
                .replace("\\", "\\e")
                .replace("-", "\\-")
                .lines()
                .map(each -> each.startsWith(".") || each.startsWith("'") ? "\\&" + each : each)
                .collect(Collectors.joining("\n"));
    }
}
