package fr.balise.adapters.cli.options;

import picocli.CommandLine.Option;

/** The form of what a command shows. */
public final class FormatOption {
    @Option(names = "--format", defaultValue = "TEXT", paramLabel = "FORMAT")
    private Format format = Format.TEXT;

    /** The form asked for, or text. */
    public Format asked() {
        return format;
    }
}
