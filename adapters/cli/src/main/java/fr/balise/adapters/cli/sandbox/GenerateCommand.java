package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.NewFolder;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.progress.ReadingLine;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.FrenchDay;
import fr.balise.operations.sources.ReadingProgress;
import fr.balise.samples.generator.Generator;
import fr.balise.samples.generator.Shape;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code balise generate}: synthetic data of any size. */
@Command(name = "generate")
public final class GenerateCommand extends BaliseCommand {
    private static final int SOME = 10_000;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Option(names = "--professionals", defaultValue = "" + SOME, paramLabel = "N")
    private int professionals = SOME;

    @Option(names = "--country")
    private boolean country;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N")
    private long seed;

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable LocalDate asOf;

    @Override
    protected int run(Terminal terminal) throws Refusal {
        ReadingProgress progress = ReadingLine.on(terminal);
        Text step = SandboxCommand.MESSAGES.text("generating");
        Shape shape = shape();
        NewFolder.write(
                out, folder -> new Generator(shape, (done, all) -> progress.advanced(step, done, all)).write(folder));
        terminal.note(SandboxCommand.MESSAGES.text("generated", out, shape.professionals(), shape.structures()));
        return ExitCode.FINE;
    }

    private Shape shape() throws Refusal {
        int number = country ? Shape.WHOLE_COUNTRY : professionals;
        if (number < 1 || number > Shape.WHOLE_COUNTRY) {
            throw Refusal.input(SandboxCommand.MESSAGES.text("noProfessionals", number, Shape.WHOLE_COUNTRY));
        }
        return Shape.country(seed, number, asOf == null ? FrenchDay.of(Instant.now()) : asOf);
    }
}
