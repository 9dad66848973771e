package fr.balise.adapters.cli;

import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.verify.VerificationReport;
import fr.balise.engine.findings.Text;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a run did, and what a verification saw. */
final class RunOutput {
    private final Terminal terminal;

    RunOutput(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Says each change as it is settled; on a terminal a progress line stands below. */
    RunListener listener() {
        return new RunListener() {
            private int changes;
            private int settled;

            @Override
            public void started(String run, int toDo) {
                changes = toDo;
            }

            @Override
            public synchronized void settled(ChangeResult result) {
                settled++;
                if (result.outcome().done()) {
                    progress();
                } else {
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
                    terminal.err().print("\r\u001b[K" + settled + "/" + changes);
                }
            }

            private void clear() {
                if (terminal.interactive()) {
                    terminal.err().print("\r\u001b[K");
                }
            }
        };
    }

    private String line(ChangeResult result) {
        return "  " + outcome(result.outcome()) + " · " + result.action() + " " + result.address() + " · "
                + result.carrier() + " : " + result.why().in(terminal.language());
    }

    /** The calls and what became of each change. */
    void say(RunReport report) {
        report.results().stream()
                .filter(result -> !result.outcome().done())
                .forEach(result -> terminal.out().println(line(result)));
        String counts = Stream.of(Outcome.values())
                .filter(outcome -> report.count(outcome) > 0)
                .map(outcome -> report.count(outcome) + " " + outcome(outcome))
                .collect(Collectors.joining(", "));
        terminal.say(
                "Exécution " + report.run() + " : " + counts + " ; " + report.calls() + " appels.",
                "Run " + report.run() + ": " + counts + "; " + report.calls() + " calls.");
        report.stopped().ifPresent(why -> terminal.say("Arrêtée : " + why.fr(), "Stopped: " + why.en()));
    }

    private String outcome(Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> terminal.in("appliqués", "applied");
            case ALREADY_SO -> terminal.in("déjà ainsi", "already so");
            case REFUSED -> terminal.in("refusés", "refused");
            case STALE -> terminal.in("périmés", "stale");
            case UNKNOWN -> terminal.in("incertains", "unknown");
            case NOT_SENT -> terminal.in("non envoyés", "not sent");
        };
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
