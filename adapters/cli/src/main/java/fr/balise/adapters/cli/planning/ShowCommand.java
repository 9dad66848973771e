package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.core.findings.Refusal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code balise show plan.json}: a saved plan, read again. */
@Command(name = "show")
public final class ShowCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "PLAN")
    private Path file = Path.of("");

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Override
    protected int run(Terminal terminal) throws Refusal {
        output.show(PlanFile.read(file), terminal);
        return ExitCode.FINE;
    }
}
