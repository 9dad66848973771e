package fr.balise.adapters.cli.policy;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.syntax.RuleFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    protected int run(Terminal terminal) throws InvalidPolicy, IOException {
        if (!check && Files.isRegularFile(policy)) {
            throw Failure.error(PolicyCommand.MESSAGES.text("fmt.zip"));
        }
        SortedMap<String, String> changed = changed(PolicyFolder.read(policy));
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

    /** The new text of each rule file that is not laid out; nothing is written when any of them has a problem. */
    private static SortedMap<String, String> changed(PolicyFiles files) throws InvalidPolicy {
        PolicyProblems problems = new PolicyProblems();
        SortedMap<String, String> changed = new TreeMap<>();
        files.content().forEach((path, bytes) -> {
            if (path.startsWith("rules/") && path.endsWith(".drl")) {
                Optional<String> text = PolicyText.read(path, bytes, problems);
                text.flatMap(written -> RuleFormatter.format(path, written, problems))
                        .filter(laidOut -> !laidOut.equals(text.get()))
                        .ifPresent(laidOut -> changed.put(path, laidOut));
            }
        });
        problems.throwIfAny();
        return changed;
    }
}
