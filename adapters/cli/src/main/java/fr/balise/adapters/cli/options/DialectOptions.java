package fr.balise.adapters.cli.options;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.dialect.InvalidDialect;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which words the write API understands. */
public final class DialectOptions {
    @Option(names = "--dialect", defaultValue = "draft-2026-06-24", paramLabel = "NAME|FILE")
    private String dialect = DialectReader.PRESETS.get(0);

    /** The dialect asked for; a {@link Failure} tells all that is wrong in its file. */
    public ApiDialect read() {
        Optional<ApiDialect> preset = DialectReader.preset(dialect);
        if (preset.isPresent()) {
            return preset.get();
        }
        try {
            return DialectReader.read(dialect, Files.readString(Path.of(dialect)));
        } catch (IOException e) {
            String known = String.join(", ", DialectReader.PRESETS);
            throw Failure.error(
                    "Le dialecte « " + dialect + " » n'est ni prédéfini (" + known + ") ni un fichier lisible.",
                    "The dialect '" + dialect + "' is neither a preset (" + known + ") nor a readable file.");
        } catch (InvalidDialect e) {
            throw new Failure(ExitCode.ERROR, new Text(lines(e, Language.FR), lines(e, Language.EN)));
        }
    }

    private static String lines(InvalidDialect invalid, Language language) {
        return invalid.sentences().stream().map(problem -> problem.in(language)).collect(Collectors.joining("\n"));
    }
}
