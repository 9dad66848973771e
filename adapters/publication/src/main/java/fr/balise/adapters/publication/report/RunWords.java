package fr.balise.adapters.publication.report;

import fr.balise.adapters.publication.ChangeResult;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.verify.VerificationReport;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences of a report, the same in every form. */
final class RunWords {
    /** More failures than that are told by their number; JSON has them all. */
    static final int MOST_TOLD = 200;

    private static final double MILLIS = 1000.0;

    private final RunSummary summary;
    private final RunReport report;
    private final Language language;

    RunWords(RunSummary summary, Language language) {
        this.summary = summary;
        this.report = summary.report();
        this.language = language;
    }

    String in(String fr, String en) {
        return new Text(fr, en).in(language);
    }

    Language language() {
        return language;
    }

    String title() {
        return in("Exécution ", "Run ") + report.run();
    }

    Stream<Outcome> outcomes() {
        return Stream.of(Outcome.values()).filter(outcome -> report.count(outcome) > 0);
    }

    String count(Outcome outcome) {
        long count = report.count(outcome);
        return language.grouped(count) + " "
                + (count == 1 ? RunStory.name(outcome) : RunStory.names(outcome)).in(language);
    }

    /** Changes that the directory does not show, the first of them. */
    List<ChangeResult> left() {
        return report.results().stream()
                .filter(result -> !result.outcome().done())
                .limit(MOST_TOLD)
                .toList();
    }

    Optional<String> more() {
        long left = report.results().stream()
                .filter(result -> !result.outcome().done())
                .count();
        return left <= MOST_TOLD
                ? Optional.empty()
                : Optional.of(in(
                        "… et " + language.grouped(left - MOST_TOLD) + " autres ; --format json les donne tous.",
                        "… and " + language.grouped(left - MOST_TOLD) + " more; --format json has them all."));
    }

    String what(ChangeResult result) {
        return result.action() + " " + result.address() + " · " + result.carrier();
    }

    String why(ChangeResult result) {
        return harmless(result.why().in(language));
    }

    String line(ChangeResult result) {
        return RunStory.name(result.outcome()).in(language) + " · " + what(result) + colon() + why(result);
    }

    private String colon() {
        return language == Language.FR ? " : " : ": ";
    }

    /** What a server or a file said, without what would move the cursor or change colours. */
    private static String harmless(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }

    /** What to do about each kind of failure there is. */
    List<String> remedies() {
        return outcomes()
                .flatMap(outcome -> RunStory.remedy(outcome).stream()
                        .map(remedy -> RunStory.names(outcome).in(language) + colon() + remedy.in(language)))
                .toList();
    }

    String calls() {
        String calls = language.grouped(report.calls());
        return in(
                calls + " appels en " + duration() + " (" + rate() + "/s)",
                calls + " calls in " + duration() + " (" + rate() + "/s)");
    }

    String troubles() {
        return in(
                summary.retries() + " répétitions, " + summary.traffic().pauses() + " pauses ("
                        + duration(summary.traffic().paused()) + ")",
                summary.retries() + " retries, " + summary.traffic().pauses() + " pauses ("
                        + duration(summary.traffic().paused()) + ")");
    }

    boolean troubled() {
        return summary.retries() > 0 || summary.traffic().pauses() > 0;
    }

    Optional<String> stopped() {
        return report.stopped().map(why -> in("Arrêtée : ", "Stopped: ") + harmless(why.in(language)) + ".");
    }

    Optional<String> verification() {
        return summary.verification().map(seen -> {
            String all = language.grouped(seen.checks().size());
            String agreeing =
                    language.grouped(seen.checks().size() - seen.differences().size());
            return in(
                    "Relu : " + agreeing + " changements sur " + all + " sont dans l'annuaire.",
                    "Read again: " + agreeing + " of " + all + " changes are in the directory.");
        });
    }

    List<String> differences() {
        return summary.verification().stream()
                .flatMap(seen -> seen.differences().stream())
                .limit(MOST_TOLD)
                .map(this::difference)
                .toList();
    }

    private String difference(VerificationReport.Check check) {
        return check.action() + " " + check.address() + " · " + check.carrier() + colon()
                + check.what().in(language);
    }

    Optional<String> receipt() {
        return summary.receipt().map(receipt -> in("Reçu : ", "Receipt: ") + receipt.digest());
    }

    /** How to go on from here. */
    List<String> next() {
        List<String> next = new ArrayList<>();
        if (report.count(Outcome.UNKNOWN) + report.count(Outcome.NOT_SENT) > 0) {
            next.add(in("Pour finir : ", "To finish: ") + "balise resume --run " + report.run() + journal());
        }
        if (report.count(Outcome.STALE) + report.count(Outcome.REFUSED) > 0
                || summary.verification().filter(seen -> !seen.agrees()).isPresent()) {
            next.add(in(
                    "Pour le reste, refaites le plan : balise plan --directory …",
                    "For the rest, plan again: balise plan --directory …"));
        }
        if (report.count(Outcome.APPLIED) > 0) {
            next.add(in("Pour défaire : ", "To undo: ") + "balise undo " + report.run() + journal());
        }
        return next;
    }

    private String journal() {
        String quoted = summary.journal().matches("[\\w./:~=-]+")
                ? summary.journal()
                : "'" + summary.journal().replace("'", "'\\''") + "'";
        return " --journal " + quoted;
    }

    String rate() {
        double seconds = Math.max(report.took().toMillis(), 1) / MILLIS;
        return language.decimal(report.calls() / seconds);
    }

    private String duration() {
        return duration(report.took());
    }

    private String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return language.decimal(duration.toMillis() / MILLIS) + " s";
        }
        long hours = seconds / 3600;
        return (hours > 0 ? hours + " h " : "") + seconds % 3600 / 60 + " min " + seconds % 60 + " s";
    }
}
