package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.workshop.PolicyWorkshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise policy fmt P}: lays rule files out in the one canonical way. */
@Command(name = "fmt")
public final class PolicyFormatCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--check")
    private boolean check;

    @Override
    protected int run(Terminal terminal) throws Refusal, IOException {
        if (!check && Files.isRegularFile(policy)) {
            throw Refusal.input(PolicyCommand.MESSAGES.text("fmt.zip"));
        }
        SortedMap<String, String> changed = PolicyWorkshop.format(PolicyFolder.read(policy));
        for (Map.Entry<String, String> file : changed.entrySet()) {
            if (!check) {
                Files.writeString(policy.resolve(file.getKey()), file.getValue());
            }
            terminal.line(file.getKey());
        }
        if (changed.isEmpty()) {
            terminal.note(PolicyCommand.MESSAGES.text("fmt.done"));
        } else if (check) {
            terminal.note(PolicyCommand.MESSAGES.text("fmt.todo", changed.size()));
        }
        return check && !changed.isEmpty() ? ExitCode.FINDING : ExitCode.FINE;
    }
}
