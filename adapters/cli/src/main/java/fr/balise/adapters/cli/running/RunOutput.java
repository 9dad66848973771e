package fr.balise.adapters.cli.running;

import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.report.RunStory;
import fr.balise.adapters.publication.report.RunSummary;
import fr.balise.adapters.publication.verify.VerificationReport;

/** Tells what a run did, and what a verification saw. */
public final class RunOutput {
    private RunOutput() {}

    /** What became of each change, in the form asked for. */
    public static void say(RunSummary summary, Format format, Terminal terminal) {
        RunStory story = new RunStory(summary, terminal.language());
        terminal.out()
                .print(
                        switch (format) {
                            case TEXT -> story.text();
                            case JSON -> story.json();
                            case MARKDOWN -> story.markdown();
                            case HTML -> story.html();
                        });
        terminal.out().flush();
    }

    /** The exit code of a run. */
    static int exitCode(RunSummary summary) {
        RunReport report = summary.report();
        if (report.complete()) {
            boolean seen =
                    summary.verification().map(VerificationReport::agrees).orElse(true);
            return seen ? ExitCode.FINE : ExitCode.FINDING;
        }
        boolean onlyStale = report.results().stream()
                .allMatch(result -> result.outcome().done() || result.outcome() == Outcome.STALE);
        return onlyStale ? ExitCode.STALE_PLAN : ExitCode.PARTLY_APPLIED;
    }

    /** What a verification saw. */
    public static void say(VerificationReport report, Terminal terminal) {
        report.differences()
                .forEach(check -> terminal.out()
                        .println("  ✗ " + check.action() + " " + check.address() + " · " + check.carrier()
                                + terminal.in(" : ", ": ") + check.what().in(terminal.language())));
        int agreeing = report.checks().size() - report.differences().size();
        terminal.say(
                "Relu : " + agreeing + " changements sur " + report.checks().size() + " sont dans l'annuaire"
                        + (report.sampled() ? " (échantillon sur " + report.changes() + ")." : "."),
                "Read again: " + agreeing + " of " + report.checks().size() + " changes are in the directory"
                        + (report.sampled() ? " (a sample of " + report.changes() + ")." : "."));
    }
}
