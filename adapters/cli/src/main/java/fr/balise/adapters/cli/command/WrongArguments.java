package fr.balise.adapters.cli.command;

import fr.balise.adapters.cli.settings.Setting;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.policy.problems.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a command line, in the reader's language, and what to do. */
public final class WrongArguments {
    private static final Messages MESSAGES = Messages.beside(WrongArguments.class, "command");

    private WrongArguments() {}

    /**
     * Says what is wrong with the arguments and how to learn more; gives the exit code.
     *
     * @param all the arguments, as they were given
     */
    public static int tell(ParameterException problem, List<String> all, Language language) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(VisibleText.lines(text(problem, all).in(language)));
        command.getErr().println("→ " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.ERROR;
    }

    private static Text text(ParameterException problem, List<String> all) {
        // Whoever mistypes a name learns that, and not that what it stands for is missing.
        List<String> unknown = problem.getCommandLine().getUnmatchedArguments();
        if (!unknown.isEmpty()) {
            return unknown(unknown.get(0), problem.getCommandLine().getCommandSpec());
        }
        if (problem instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), all, problem);
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return MESSAGES.text("twice", bare(twice.getOverwritten()));
        }
        ArgSpec argument = problem.getArgSpec();
        String value = problem.getValue();
        if (argument == null && value != null) {
            return unknown(value, problem.getCommandLine().getCommandSpec());
        }
        return argument == null || value == null ? asItCame(problem) : wrongValue(argument, value);
    }

    private static Text asItCame(ParameterException problem) {
        return new Text(String.valueOf(problem.getMessage()), String.valueOf(problem.getMessage()));
    }

    private static Text unknown(String word, CommandSpec command) {
        Set<String> words = word.startsWith("--")
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        // Any two short names are near each other.
        List<String> known = words.stream().filter(each -> each.length() > 2).toList();
        Text told = MESSAGES.text("unknown", word);
        return Suggestion.nearest(word.replaceFirst("=.*", ""), known)
                .map(near -> MESSAGES.text("unknown.near", told, near))
                .orElse(told);
    }

    private static Text missing(List<ArgSpec> arguments, List<String> all, ParameterException problem) {
        if (arguments.isEmpty()) {
            return asItCame(problem);
        }
        ArgSpec first = arguments.get(0);
        if (first instanceof OptionSpec option && Stream.of(option.names()).anyMatch(all::contains)) {
            return MESSAGES.text("value", bare(first), name(first, problem));
        }
        String names =
                arguments.stream().map(argument -> name(argument, problem)).collect(Collectors.joining(", "));
        String variables = arguments.stream()
                .flatMap(argument -> setting(argument).stream())
                .map(Setting::variable)
                .collect(Collectors.joining(", "));
        return variables.isEmpty()
                ? MESSAGES.text("missing", names)
                : MESSAGES.text("missing.setting", names, variables);
    }

    private static Text wrongValue(ArgSpec argument, String value) {
        String name = bare(argument);
        Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        Optional<Text> known = setting(argument).flatMap(setting -> setting.optionProblem(value));
        if (known.isPresent()) {
            return known.get();
        }
        if (type.isEnum()) {
            String values = Stream.of(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return MESSAGES.text("oneOf", name, values, value);
        }
        boolean number = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        return MESSAGES.text(number ? "number" : "notTaken", name, value);
    }

    /** As the help shows it. */
    private static String name(ArgSpec argument, ParameterException problem) {
        String label = problem.getCommandLine()
                .getHelp()
                .parameterLabelRenderer()
                .renderParameterLabel(argument, Ansi.OFF, List.of())
                .toString();
        return argument instanceof OptionSpec option ? option.longestName() + label : label;
    }

    private static String bare(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Optional<Setting> setting(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Setting.of(option.longestName().replaceFirst("^--", ""))
                : Optional.empty();
    }
}
