package fr.balise.adapters.cli.options;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.core.findings.Refusal;
import picocli.CommandLine.Option;

/** Which words the write API understands. */
public final class DialectOptions {
    @Option(names = "--dialect", defaultValue = "draft-2026-06-24", paramLabel = "NAME|FILE")
    private String dialect = DialectReader.PRESETS.get(0);

    /** The dialect asked for; a {@link Refusal} tells all that is wrong in its file. */
    public ApiDialect read() throws Refusal {
        return DialectReader.named(dialect);
    }
}
