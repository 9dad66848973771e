package fr.balise.adapters.cli;

import fr.balise.adapters.cli.asking.AnswersCommand;
import fr.balise.adapters.cli.asking.AskCommand;
import fr.balise.adapters.cli.command.CommandEnvironment;
import fr.balise.adapters.cli.command.CommandGroup;
import fr.balise.adapters.cli.command.CommonOptions;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.command.WrongArguments;
import fr.balise.adapters.cli.execution.ApplyCommand;
import fr.balise.adapters.cli.execution.QuarantineCommand;
import fr.balise.adapters.cli.execution.ResumeCommand;
import fr.balise.adapters.cli.execution.StopOnSignal;
import fr.balise.adapters.cli.execution.UndoCommand;
import fr.balise.adapters.cli.execution.VerifyCommand;
import fr.balise.adapters.cli.following.ExportCommand;
import fr.balise.adapters.cli.following.FollowCommand;
import fr.balise.adapters.cli.following.StatusCommand;
import fr.balise.adapters.cli.journal.JournalCommand;
import fr.balise.adapters.cli.planning.ExplainCommand;
import fr.balise.adapters.cli.planning.PlanCommand;
import fr.balise.adapters.cli.planning.ShowCommand;
import fr.balise.adapters.cli.planning.SimulateCommand;
import fr.balise.adapters.cli.policy.PolicyCommand;
import fr.balise.adapters.cli.progress.NoticeStream;
import fr.balise.adapters.cli.sandbox.DemoCommand;
import fr.balise.adapters.cli.sandbox.GenerateCommand;
import fr.balise.adapters.cli.sandbox.SandboxCommand;
import fr.balise.adapters.cli.serving.ServeCommand;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.ConfiguredDefaults;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.adapters.cli.setup.ConfigCommand;
import fr.balise.adapters.cli.setup.DialectCommand;
import fr.balise.core.evaluation.CaseEvaluator;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The door: {@code balise COMMAND …}. */
@Command(name = "balise", footerHeading = "%n")
public final class Main extends CommandGroup implements CommandEnvironment {
    private static final Messages MESSAGES = Messages.beside(Main.class, "main");
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            PlanCommand.class,
            ShowCommand.class,
            ApplyCommand.class,
            VerifyCommand.class,
            ResumeCommand.class,
            QuarantineCommand.class,
            UndoCommand.class,
            JournalCommand.class,
            DialectCommand.class,
            ConfigCommand.class,
            AskCommand.class,
            AnswersCommand.class,
            ExplainCommand.class,
            SimulateCommand.class,
            StatusCommand.class,
            FollowCommand.class,
            ExportCommand.class,
            PolicyCommand.class,
            SandboxCommand.class,
            GenerateCommand.class,
            ServeCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            CommandLine.HelpCommand.class);

    /** What needs Drools, and has much to read before. */
    private static final Set<String> DECIDING = Set.of("plan", "simulate", "explain", "demo");

    @Mixin
    private CommonOptions common = new CommonOptions();

    private final PrintStream out;
    private final PrintStream err;
    private final Configuration configuration;

    private Main(PrintStream out, PrintStream err, Configuration configuration) {
        this.out = out;
        this.err = err;
        this.configuration = configuration;
    }

    @Override
    public Configuration configuration() {
        return configuration;
    }

    @Override
    public Terminal terminal() throws Refusal {
        return common.terminal(out, err);
    }

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        ResultOutput results = new ResultOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(new BufferedOutputStream(results), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        if (arguments.length > 0 && DECIDING.contains(arguments[0])) {
            CaseEvaluator.warmUp();
        }
        int exitCode = execute(out, err, arguments);
        out.flush();
        StopOnSignal.exit(results.lost().map(why -> lost(why, err, arguments)).orElse(exitCode));
    }

    private static int lost(IOException why, PrintStream err, String... arguments) {
        Text told = MESSAGES.text("lost", String.valueOf(why.getMessage()));
        Terminal.note(err, told.in(CommonOptions.language(asked("--lang", arguments), System.getenv())));
        return ExitCode.ERROR;
    }

    /** Runs the command in this JVM and gives its exit code. */
    static int execute(PrintStream out, PrintStream err, String... arguments) {
        Configuration configuration = Configuration.empty();
        Optional<Refusal> unusable = Optional.empty();
        try {
            configuration = Configuration.read(System.getenv());
        } catch (Refusal e) {
            unusable = Optional.of(e);
        }
        String said = configuration.text(Setting.LANG);
        String asked = asked("--lang", arguments);
        Language language = CommonOptions.language(asked == null ? said : asked, System.getenv());
        PrintStream told = eventsAlone(configuration, arguments) ? NoticeStream.over(err) : err;
        if (unusable.isPresent() && !asksForHelp(arguments)) {
            Terminal.note(told, unusable.get().text().in(language));
            return ExitCode.ERROR;
        }
        if (!configuration.saidHere().isEmpty() && !asksForHelp(arguments)) {
            Terminal.note(told, saidHere(configuration).in(language));
        }
        return execute(out, told, configuration, language, arguments);
    }

    private static int execute(
            PrintStream out, PrintStream err, Configuration configuration, Language language, String... arguments) {
        CommandLine line = line(out, err, configuration, meant(arguments));
        HelpPages.speakWhenAsked(line, language);
        line.setParameterExceptionHandler((problem, all) -> WrongArguments.tell(problem, List.of(all), language));
        line.setExecutionExceptionHandler((problem, command, result) -> tell(problem, err, language));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return outOfMemory(err, language);
        }
    }

    /** True when a run was asked to tell of itself in events: whoever reads them shall find nothing else. */
    private static boolean eventsAlone(Configuration configuration, String... arguments) {
        String said = configuration
                .value(Setting.PROGRESS)
                .map(Configuration.Value::text)
                .orElse("");
        String asked = asked("--progress", arguments);
        return Stream.of(arguments).anyMatch(Set.of("apply", "resume", "undo")::contains)
                && "events".equalsIgnoreCase(asked == null ? said : asked);
    }

    private static Text saidHere(Configuration configuration) {
        String settings = configuration.saidHere().stream().map(Setting::key).collect(Collectors.joining(", "));
        return MESSAGES.text("saidHere", settings);
    }

    /** Calls that were under way are in the journal: nothing is lost. */
    private static int outOfMemory(PrintStream err, Language language) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        Text told = MESSAGES.text("outOfMemory", megabytes);
        Terminal.note(err, told.in(language));
        return ExitCode.ERROR;
    }

    /** Help must be had even when the configuration is in a bad way. */
    private static boolean asksForHelp(String[] arguments) {
        return arguments.length == 0
                || arguments[0].equals("help")
                || Stream.of(arguments).anyMatch(Set.of("-h", "--help", "-V", "--version")::contains);
    }

    /** The command that the first argument names, alone: to make all of them ready takes longer than a small plan. */
    private static List<Class<?>> meant(String... arguments) {
        return COMMANDS.stream()
                .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
                .filter(command -> command != CommandLine.HelpCommand.class)
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** The whole command, with all that it can be asked. */
    static CommandLine line(PrintStream out, PrintStream err, Configuration configuration, Language language) {
        CommandLine line = line(out, err, configuration, COMMANDS);
        HelpPages.speak(line, language);
        return line;
    }

    private static CommandLine line(
            PrintStream out, PrintStream err, Configuration configuration, List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Main(out, err, configuration));
        commands.forEach(line::addSubcommand);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setDefaultValueProvider(new ConfiguredDefaults(configuration));
        return line;
    }

    /** The language must be known before the options are parsed, since help and errors speak it too. */
    private static @Nullable String asked(String option, String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(option + "=")) {
                return arguments[i].substring(option.length() + 1);
            }
            if (arguments[i].equals(option) && i + 1 < arguments.length) {
                return arguments[i + 1];
            }
        }
        return null;
    }

    private static int tell(Exception problem, PrintStream err, Language language) {
        if (problem instanceof Refusal refusal) {
            Terminal.note(err, refusal.text().in(language));
            if (refusal instanceof InvalidPolicy) {
                int problems = refusal.sentences().size();
                Text told = MESSAGES.text(problems == 1 ? "unusable.one" : "unusable.other", problems);
                Terminal.note(err, told.in(language));
            }
            return ExitCode.of(refusal.kind());
        }
        return unexpected(problem, err, language);
    }

    private static int unexpected(Exception problem, PrintStream err, Language language) {
        Text told = problem instanceof FileSystemException file
                ? MESSAGES.text("file", file.getFile(), file.getClass().getSimpleName())
                : MESSAGES.text("unexpected", problem);
        Terminal.note(err, told.in(language));
        if (System.getenv("BALISE_DEBUG") != null) {
            problem.printStackTrace(err);
        }
        return ExitCode.ERROR;
    }
}
