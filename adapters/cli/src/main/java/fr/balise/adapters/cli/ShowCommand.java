package fr.balise.adapters.cli;

import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.adapters.files.plan.UnreadablePlan;
import fr.balise.adapters.files.report.Format;
import fr.balise.engine.plan.Plan;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise show plan.json}: a saved plan, read again. */
@Command(
        name = "show",
        description = {
            "Shows a saved plan: what would change, why, and what people should look at.",
            "The file is checked first: one that was cut short or altered since it was made is refused."
        },
        footer = {"Example: balise show plan.json --lang fr"})
final class ShowCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "PLAN", description = "A file that plan --out wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description = "text, json, markdown or html. Default: text.")
    private Format format = Format.TEXT;

    @Override
    int run(Terminal terminal) {
        PlanOutput.show(read(file), format, terminal);
        return ExitCode.FINE;
    }

    static Plan read(Path file) {
        try {
            return PlanFile.read(file);
        } catch (UnreadablePlan e) {
            throw new Failure(ExitCode.ERROR, e.text());
        }
    }
}
