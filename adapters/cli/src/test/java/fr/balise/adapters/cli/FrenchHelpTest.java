package fr.balise.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.core.findings.Language;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command, option and parameter has its help in French too. */
class FrenchHelpTest {
    @TestFactory
    Stream<DynamicTest> every_command_teaches_in_french() throws Exception {
        Properties french = new Properties();
        try (var in = FrenchHelpTest.class.getResourceAsStream("help_fr.properties")) {
            french.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        List<CommandSpec> commands = new ArrayList<>();
        gather(Main.line(silent(), silent(), Configuration.empty(), Language.EN).getCommandSpec(), commands);
        return commands.stream()
                .map(command -> DynamicTest.dynamicTest(command.qualifiedName(), () -> {
                    assertThat(missing(command, french)).isEmpty();
                }));
    }

    private static void gather(CommandSpec command, List<CommandSpec> all) {
        all.add(command);
        command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.name().equals("help"))
                .forEach(each -> gather(each, all));
    }

    private static List<String> missing(CommandSpec command, Properties french) {
        List<String> missing = new ArrayList<>();
        String name = command.qualifiedName(".");
        int lines = command.usageMessage().description().length;
        for (int i = 0; i < lines; i++) {
            String key = name + ".usage.description" + (lines == 1 ? "" : "." + i);
            if (!french.containsKey(key) && !french.containsKey(name + ".usage.description.0")) {
                missing.add(key);
            }
        }
        if (command.usageMessage().footer().length > 0 && !french.containsKey(name + ".usage.footer.0")) {
            missing.add(name + ".usage.footer.0");
        }
        for (ArgSpec argument : command.args()) {
            if (argument.hidden()) {
                continue;
            }
            String key = argument.isOption()
                    ? ((OptionSpec) argument).longestName().replaceFirst("^-+", "")
                    : argument.paramLabel() + "[" + ((CommandLine.Model.PositionalParamSpec) argument).index() + "]";
            if (!french.containsKey(name + "." + key) && !french.containsKey(key)) {
                missing.add(name + "." + key);
            }
        }
        return missing;
    }

    private static PrintStream silent() {
        return new PrintStream(PrintStream.nullOutputStream());
    }
}
