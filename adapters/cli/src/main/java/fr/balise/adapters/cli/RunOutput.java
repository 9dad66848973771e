package fr.balise.adapters.cli;

import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.report.RunStory;
import fr.balise.adapters.publication.verify.VerificationReport;
import fr.balise.engine.findings.Text;
import java.util.Locale;

/** Tells what a run did, and what a verification saw. */
final class RunOutput {
    private static final int WIDTH = 20;

    private final Terminal terminal;

    RunOutput(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Says each change as it is settled; on a terminal a progress line stands below. */
    RunListener listener() {
        return new RunListener() {
            private int changes;
            private int settled;
            private int troubled;
            private long startedAt;

            @Override
            public void started(String run, int toDo) {
                changes = toDo;
                startedAt = System.nanoTime();
            }

            @Override
            public synchronized void settled(ChangeResult result) {
                settled++;
                if (result.outcome().done()) {
                    progress();
                } else {
                    troubled++;
                    clear();
                    terminal.err().println(line(result));
                }
            }

            @Override
            public synchronized void notice(Text text) {
                clear();
                terminal.err().println(text.in(terminal.language()));
            }

            @Override
            public synchronized void finished(RunReport report) {
                clear();
            }

            private void progress() {
                if (terminal.interactive()) {
                    terminal.err().print("\r\u001b[K" + bar());
                }
            }

            private String bar() {
                double seconds = Math.max(System.nanoTime() - startedAt, 1) / 1e9;
                double rate = settled / seconds;
                long left = Math.round((changes - settled) / Math.max(rate, 0.01));
                int full = changes == 0 ? WIDTH : WIDTH * settled / changes;
                String drawn = "█".repeat(full) + "░".repeat(WIDTH - full);
                String end = String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60);
                return drawn + " " + settled + "/" + changes + String.format(Locale.ROOT, " · %.1f/s · ", rate)
                        + terminal.in("encore ", "left ") + end + terminal.in(" · en difficulté ", " · in trouble ")
                        + troubled;
            }

            private void clear() {
                if (terminal.interactive()) {
                    terminal.err().print("\r\u001b[K");
                }
            }
        };
    }

    private String line(ChangeResult result) {
        return "  " + RunStory.name(result.outcome()).in(terminal.language()) + " · " + result.action() + " "
                + result.address() + " · " + result.carrier() + " : "
                + result.why().in(terminal.language());
    }

    /** What became of each change, in the form asked for. */
    void say(RunReport report, Format format) {
        RunStory story = new RunStory(report, terminal.language());
        terminal.out()
                .print(
                        switch (format) {
                            case TEXT -> story.text();
                            case JSON -> story.json();
                            case MARKDOWN -> story.markdown();
                            case HTML -> story.html();
                        });
    }

    /** The exit code of a run. */
    static int exitCode(RunReport report) {
        if (report.complete()) {
            return ExitCode.FINE;
        }
        boolean onlyStale = report.results().stream()
                .allMatch(result -> result.outcome().done() || result.outcome() == Outcome.STALE);
        return onlyStale ? ExitCode.STALE_PLAN : ExitCode.PARTLY_APPLIED;
    }

    /** What a verification saw. */
    void say(VerificationReport report) {
        report.differences()
                .forEach(check -> terminal.out()
                        .println("  ✗ " + check.action() + " " + check.address() + " · " + check.carrier() + " : "
                                + check.what().in(terminal.language())));
        int agreeing = report.checks().size() - report.differences().size();
        terminal.say(
                "Relu : " + agreeing + " changements sur " + report.checks().size() + " sont dans l'annuaire"
                        + (report.sampled() ? " (échantillon sur " + report.changes() + ")." : "."),
                "Read again: " + agreeing + " of " + report.checks().size() + " changes are in the directory"
                        + (report.sampled() ? " (a sample of " + report.changes() + ")." : "."));
    }
}
