package fr.balise.adapters.publication.report;

import fr.balise.adapters.publication.report.RunJson.NextJson;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.ShellWord;
import fr.balise.core.findings.Text;
import fr.balise.operations.running.report.ChangeResult;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.running.report.VerificationReport.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of a run in any form. */
public final class RunWording {
    private static final double MILLIS = 1000.0;
    private static final Messages BOTH = Messages.beside(RunWording.class, "run");

    private final Wording messages;

    /** In that language. */
    public RunWording(Language language) {
        this.messages = new Wording(language, "fr.balise.adapters.publication.report.run");
    }

    Wording messages() {
        return messages;
    }

    /** The change, where, what became of it and why, in a line. */
    public String line(ChangeResult result) {
        return messages.say("name." + result.outcome()) + " · " + what(result) + messages.say("fact") + why(result);
    }

    Line marked(ChangeResult result) {
        return Line.strong(messages.say("name." + result.outcome()))
                .and(" · " + what(result) + messages.say("fact") + why(result));
    }

    String what(ChangeResult result) {
        return messages.say("action." + result.action()) + " " + result.address() + " · " + result.carrier();
    }

    String what(VerificationReport.Check check) {
        return messages.say("action." + check.action()) + " " + check.address() + " · " + check.carrier()
                + messages.say("fact") + messages.of(check.what());
    }

    String why(ChangeResult result) {
        return messages.of(result.why());
    }

    /** What to do about an outcome; empty when there is nothing to do. */
    static Optional<Text> remedyOf(Outcome outcome) {
        return outcome.done() ? Optional.empty() : Optional.of(BOTH.text("remedy." + outcome));
    }

    /** Calls a second. */
    String rate(RunReport report) {
        double seconds = Math.max(report.took().toMillis(), 1) / MILLIS;
        return messages.language().decimal(report.calls() / seconds);
    }

    /** Ways on from here; none for a run that no journal keeps. */
    static List<NextJson> next(RunSummary summary) {
        if (summary.journal().isEmpty()) {
            return List.of();
        }
        RunReport report = summary.report();
        List<NextJson> next = new ArrayList<>();
        if (report.count(Outcome.UNKNOWN) + report.count(Outcome.NOT_SENT) > 0) {
            next.add(next("resume", "balise resume --run " + report.run() + journal(summary)));
        }
        if (report.count(Outcome.STALE) + report.count(Outcome.REFUSED) > 0
                || summary.verification()
                        .filter(seen -> seen.count(Sight.OTHERWISE) > 0)
                        .isPresent()) {
            next.add(next("plan", "balise plan --directory …"));
        }
        if (summary.verification()
                .filter(seen -> seen.count(Sight.AS_BEFORE) > 0)
                .isPresent()) {
            next.add(next("verify", "balise verify PLAN --directory … --receipt"));
        }
        if (report.count(Outcome.APPLIED) > 0) {
            next.add(next("undo", "balise undo " + report.run() + journal(summary)));
        }
        return next;
    }

    private static NextJson next(String key, String command) {
        return new NextJson(BOTH.text("next." + key), command);
    }

    private static String journal(RunSummary summary) {
        return " --journal " + ShellWord.of(summary.journal());
    }
}
