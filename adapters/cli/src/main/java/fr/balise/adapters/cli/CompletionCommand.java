package fr.balise.adapters.cli;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.core.findings.Language;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** {@code balise completion}: a script by which bash and zsh complete commands, options and values. */
@Command(name = "completion")
final class CompletionCommand extends BaliseCommand {
    private static final String PREAMBLE = "# Completion of balise for bash and zsh, printed by: balise completion\n";
    private static final Pattern FILE = Pattern.compile("\\b(FILE|DIR|JOURNAL|PLACE)\\b");

    @Override
    protected int run(Terminal terminal) {
        terminal.out().print(script());
        return ExitCode.FINE;
    }

    private static String script() {
        PrintStream silent = new PrintStream(PrintStream.nullOutputStream());
        CommandLine line = Main.line(silent, silent, Configuration.empty(), Language.EN);
        prepare(line.getCommandSpec());
        String generated = AutoComplete.bash("balise", line);
        // The generator's preamble tells of another way to install.
        return PREAMBLE + generated.substring(Math.max(0, generated.indexOf("\nif [ -n \"$BASH_VERSION\" ]")));
    }

    /** Offers what the help shows: nothing hidden, values as people write them, files wherever a file may stand. */
    private static void prepare(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            command.remove(option);
            if (!option.hidden()) {
                command.addOption(completed(option));
            }
        }
        command.subcommands().values().forEach(each -> prepare(each.getCommandSpec()));
    }

    private static OptionSpec completed(OptionSpec option) {
        if (FILE.matcher(option.paramLabel()).find()) {
            return OptionSpec.builder(option.names()).type(Path.class).build();
        }
        // Every command is visited by itself, so none may hand its options down once more.
        OptionSpec.Builder own = OptionSpec.builder(option).scopeType(ScopeType.LOCAL);
        List<String> values = values(option);
        return values.isEmpty() ? own.build() : own.completionCandidates(values).build();
    }

    /** The values of an enumeration, or the words of a label such as {@code fr|en}; empty when any text will do. */
    private static List<String> values(ArgSpec argument) {
        if (argument.type().isEnum()) {
            return Stream.of(argument.type().getEnumConstants())
                    .map(value -> value.toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
        List<String> words = List.of(argument.paramLabel().split("\\|", -1));
        return words.size() > 1 && words.stream().allMatch(word -> word.matches("[a-z]+")) ? words : List.of();
    }
}
