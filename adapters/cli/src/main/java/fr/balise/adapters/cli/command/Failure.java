package fr.balise.adapters.cli.command;

import fr.balise.core.findings.Text;

/** Ends a command with a message for people and an exit code. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Text text;

    /** @param exitCode one of {@link ExitCode} */
    public Failure(int exitCode, Text text) {
        super(text.en(), null, false, false);
        this.exitCode = exitCode;
        this.text = text;
    }

    /** An ordinary error: exit code 1. */
    public static Failure error(Text text) {
        return new Failure(ExitCode.ERROR, text);
    }

    /** An ordinary error: exit code 1. */
    public static Failure error(String fr, String en) {
        return new Failure(ExitCode.ERROR, new Text(fr, en));
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }

    /** What, where, what to do. */
    public Text text() {
        return text;
    }
}
