package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.Format;
import fr.balise.adapters.publication.report.RunDocument;
import fr.balise.adapters.publication.report.RunJson;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.operations.running.VerificationReport;

/** Tells what a run did, and what a verification saw. */
public final class RunOutput {
    private RunOutput() {}

    /** What became of each change, in the form asked for. */
    public static void say(RunSummary summary, Format format, Terminal terminal) {
        format.show(
                () -> RunDocument.of(summary, terminal.language(), format != Format.TEXT),
                () -> RunJson.of(summary),
                terminal);
    }

    /** What a verification saw. */
    public static void say(VerificationReport report, Terminal terminal) {
        terminal.show(RunDocument.of(report, terminal.language()));
    }
}
