package fr.balise.adapters.cli.options;

import fr.balise.core.findings.Refusal;
import picocli.CommandLine.Option;

/** The form of what a command shows. */
public final class FormatOption {
    @Option(names = "--format", defaultValue = "TEXT", paramLabel = "FORMAT")
    private Format format = Format.TEXT;

    /**
     * The form asked for, or text.
     *
     * @throws Refusal when a table is asked for
     */
    public Format asked() throws Refusal {
        if (format == Format.CSV) {
            throw Refusal.input(Inputs.MESSAGES.text("noTable"));
        }
        return format;
    }

    /** The form asked for, which may be a table. */
    public Format askedOrTable() {
        return format;
    }
}
