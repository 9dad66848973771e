package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.CommandEnvironment;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.execution.RunOptions;
import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Secret;
import fr.balise.adapters.cli.settings.Setting;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.wording.Wording;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code balise config show}: each setting, its value, and where it comes from. */
@Command(name = "show")
public final class ConfigShowCommand extends BaliseCommand {
    private static final String BUNDLE = "fr.balise.adapters.cli.setup.setup";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--endpoint", paramLabel = "URL")
    private @Nullable String endpoint;

    @Option(names = "--policy", paramLabel = "POLICY")
    private @Nullable String policy;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    @Option(names = "--memory", paramLabel = "JOURNAL")
    private @Nullable String memory;

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    protected int run(Terminal terminal) {
        CommandSpec command = Objects.requireNonNull(spec);
        Configuration configuration = CommandEnvironment.of(command).configuration();
        Wording words = new Wording(terminal.language(), BUNDLE);
        Document.Builder document = Document.titled(terminal.language(), words.say("config"));
        configuration.files().forEach(file -> document.fact(words.say("file"), file.toString()));
        if (configuration.files().isEmpty()) {
            document.fact(words.say("file"), words.say("noFile"));
        }
        List<Column> columns = Stream.of("setting", "value", "source")
                .map(name -> Column.text(words.say(name)))
                .toList();
        List<Row> rows = Stream.concat(
                        Stream.of(Setting.values()).map(setting -> row(setting, command, configuration, words)),
                        Stream.of(Secret.values()).map(secret -> row(secret, words)))
                .toList();
        terminal.show(document.add(new Table(columns, rows)).end());
        return ExitCode.FINE;
    }

    private static Row row(Setting setting, CommandSpec command, Configuration configuration, Wording words) {
        String option = "--" + setting.key();
        OptionSpec said = command.commandLine().getParseResult().matchedOption(option);
        if (said != null) {
            List<String> values = said.originalStringValues();
            return Row.of(setting.key(), Setting.shown(values.get(values.size() - 1)), option);
        }
        return configuration
                .value(setting)
                .map(value -> Row.of(setting.key(), Setting.shown(value.text()), value.source()))
                .orElseGet(() -> Row.of(setting.key(), words.of(setting.otherwise()), words.say("default")));
    }

    private static Row row(Secret secret, Wording words) {
        return secret.source(System.getenv())
                .map(source -> Row.of(secret.key(), words.say("given"), source))
                .orElseGet(() -> Row.of(
                        secret.key(), words.say("absent"), words.say("or", secret.variable(), secret.fileVariable())));
    }
}
