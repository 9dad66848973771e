package fr.balise.adapters.cli.frame;

import fr.balise.adapters.cli.settings.Setting;
import fr.balise.engine.findings.Language;
import fr.balise.engine.findings.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in the reader's language, and what to do. */
public final class WrongArguments {
    private WrongArguments() {}

    /** Says what is wrong with the arguments and how to learn more; gives the exit code. */
    public static int tell(ParameterException problem, Language language) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(text(problem).in(language));
        UnmatchedArgumentException.printSuggestions(problem, command.getErr());
        command.getErr().println("→ " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.ERROR;
    }

    private static Text text(ParameterException problem) {
        if (problem instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), problem);
        }
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String words = String.join(" ", unmatched.getUnmatched());
            return new Text(
                    "Rien ici ne s'appelle « " + words + " ».", "Nothing here goes by the name of '" + words + "'.");
        }
        ArgSpec argument = problem.getArgSpec();
        String value = problem.getValue();
        if (argument == null || value == null) {
            return new Text(String.valueOf(problem.getMessage()), String.valueOf(problem.getMessage()));
        }
        return wrongValue(argument, value);
    }

    private static Text missing(List<ArgSpec> arguments, ParameterException problem) {
        if (arguments.isEmpty()) {
            return new Text(String.valueOf(problem.getMessage()), String.valueOf(problem.getMessage()));
        }
        String names = arguments.stream().map(WrongArguments::name).collect(Collectors.joining(", "));
        String variables = arguments.stream()
                .flatMap(argument -> setting(argument).stream())
                .map(Setting::variable)
                .collect(Collectors.joining(", "));
        return variables.isEmpty()
                ? new Text("Il manque " + names + ".", names + " is missing.")
                : new Text(
                        "Il manque " + names + " ; donnez-le ici, ou une fois pour toutes par " + variables
                                + " ou le fichier de configuration.",
                        names + " is missing; give it here, or once for all by " + variables
                                + " or the configuration file.");
    }

    private static Text wrongValue(ArgSpec argument, String value) {
        String name = name(argument).replaceAll("[= ].*", "");
        Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
        Optional<Text> known = setting(argument).flatMap(setting -> setting.problem(value));
        if (known.isPresent()) {
            return new Text(
                    name + " " + known.get().fr() + ".",
                    name + " " + known.get().en() + ".");
        }
        if (type.isEnum()) {
            String values = Stream.of(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return new Text(
                    name + " attend " + values + ", pas « " + value + " ».",
                    name + " takes one of " + values + ", not '" + value + "'.");
        }
        boolean number = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        return number
                ? new Text(
                        name + " attend un nombre entier, pas « " + value + " ».",
                        name + " takes a whole number, not '" + value + "'.")
                : new Text(name + " n'admet pas « " + value + " ».", name + " does not take '" + value + "'.");
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + argument.paramLabel()
                : argument.paramLabel();
    }

    private static Optional<Setting> setting(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Setting.of(option.longestName().replaceFirst("^--", ""))
                : Optional.empty();
    }
}
