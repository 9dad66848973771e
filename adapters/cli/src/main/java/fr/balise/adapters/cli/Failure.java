package fr.balise.adapters.cli;

import fr.balise.engine.findings.Text;

/** Ends a command with a message for people and an exit code. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient Text text;

    Failure(int exitCode, Text text) {
        super(text.en(), null, false, false);
        this.exitCode = exitCode;
        this.text = text;
    }

    static Failure error(String fr, String en) {
        return new Failure(ExitCode.ERROR, new Text(fr, en));
    }

    int exitCode() {
        return exitCode;
    }

    Text text() {
        return text;
    }
}
