package fr.balise.adapters.publication.report;

import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.operations.running.report.Outcome;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.running.report.VerificationReport.Sight;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A finished run told to people: what became of its changes, what is left, and how to go on. */
public final class RunDocument {
    /** More changes than that are told by their number; JSON has them all. */
    private static final int MOST_TOLD = 200;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final RunSummary summary;
    private final RunReport report;
    private final RunWording words;
    private final Wording messages;

    private RunDocument(RunSummary summary, Language language) {
        this.summary = summary;
        this.report = summary.report();
        this.words = new RunWording(language);
        this.messages = words.messages();
    }

    /**
     * The run as a document.
     *
     * @param settled true to name the changes that are in the directory, too
     */
    public static Document of(RunSummary summary, Language language, boolean settled) {
        return new RunDocument(summary, language).whole(settled);
    }

    /** What a verification saw. */
    public static Document of(VerificationReport seen, Language language) {
        Wording messages = new RunWording(language).messages();
        return Document.titled(language, read(seen, messages))
                .addAll(listed(
                        "differences",
                        seen.differences().stream(),
                        seen.differences().size(),
                        new RunWording(language)))
                .end();
    }

    private Document whole(boolean settled) {
        Document.Builder document = Document.titled(messages.language(), messages.say("title", report.run()))
                .fact(messages.say("server"), summary.endpoint())
                .fact(messages.say("started"), startedAt())
                .fact(messages.say("plan"), Wording.shortened(report.planDigest()))
                .fact(messages.say("policy"), Wording.shortened(report.policyDigest()));
        document.addAll(left());
        if (settled) {
            document.addAll(listed("settled", Mark.GOOD, Outcome::done));
        }
        document.add(Items.of(counts()));
        report.stopped()
                .ifPresent(why ->
                        document.add(new Paragraph(Mark.BAD, Line.strong(messages.say("stopped", messages.of(why))))));
        summary.verification()
                .ifPresent(seen -> document.addAll(listed("differences", seen, Sight.OTHERWISE))
                        .addAll(listed("notYet", seen, Sight.AS_BEFORE))
                        .add(Paragraph.of(readAfterRun(seen))));
        summary.receipt()
                .ifPresent(receipt ->
                        document.add(Paragraph.of(messages.say("receipt") + messages.say("fact") + receipt.digest())));
        return document.add(Section.of(messages.say("next"), new Items(next()))).end();
    }

    private String startedAt() {
        LocalDateTime at = LocalDateTime.ofInstant(report.startedAt(), ZoneOffset.UTC);
        return messages.say("started.at", messages.date(at.toLocalDate()), TIME.format(at));
    }

    private List<String> counts() {
        String outcomes = outcomes()
                .map(outcome -> messages.count("outcome." + outcome, report.count(outcome)))
                .collect(Collectors.joining(", "));
        List<String> counts = new ArrayList<>();
        counts.add(outcomes.isEmpty() ? messages.say("none") : outcomes + ".");
        counts.add(messages.count("calls", report.calls(), messages.duration(report.took()), words.rate(report)));
        long pauses = summary.traffic().pauses();
        if (summary.retries() > 0 || pauses > 0) {
            counts.add(messages.say(
                    "troubles",
                    messages.count("retries", summary.retries()),
                    messages.count(
                            "pauses",
                            pauses,
                            messages.duration(summary.traffic().paused()))));
        }
        return counts;
    }

    private Stream<Outcome> outcomes() {
        return Stream.of(Outcome.values()).filter(outcome -> report.count(outcome) > 0);
    }

    private List<Block> left() {
        List<Block> blocks = new ArrayList<>(listed("left", Mark.BAD, outcome -> !outcome.done()));
        List<Item> remedies = outcomes()
                .flatMap(outcome -> RunWording.remedyOf(outcome).stream()
                        .map(remedy -> Item.of(
                                Mark.NEXT,
                                Line.of(messages.say("remedy", messages.say("name." + outcome), messages.of(remedy))
                                        + "."))))
                .toList();
        if (!remedies.isEmpty()) {
            blocks.add(new Items(remedies));
        }
        return blocks;
    }

    private List<Block> listed(String title, Mark mark, Predicate<Outcome> which) {
        int all = outcomes().filter(which).mapToInt(report::count).sum();
        return listed(
                title,
                report.results().stream().filter(result -> which.test(result.outcome())),
                all,
                result -> Item.of(mark, words.marked(result)),
                messages);
    }

    private List<Block> listed(String title, VerificationReport seen, Sight sight) {
        return listed(title, seen.differences(sight), seen.count(sight), words);
    }

    private static List<Block> listed(
            String title, Stream<VerificationReport.Check> checks, int all, RunWording words) {
        return listed(title, checks, all, check -> Item.of(Mark.BAD, Line.of(words.what(check))), words.messages());
    }

    private static <T> List<Block> listed(
            String title, Stream<T> what, int all, Function<T, Item> entry, Wording messages) {
        if (all == 0) {
            return List.of();
        }
        List<Item> told = Item.told(what.limit(MOST_TOLD).toList(), all, entry, more -> messages.count("more", more));
        return List.of(Section.of(messages.say(title), new Items(told)));
    }

    /** What every answer said was done and the directory does not show is awaited, not missing. */
    private String readAfterRun(VerificationReport seen) {
        int notYet = seen.count(Sight.AS_BEFORE);
        return notYet == 0
                ? read(seen, messages)
                : messages.count("notYet.read", notYet, messages.grouped(seen.checked()));
    }

    private static String read(VerificationReport seen, Wording messages) {
        int all = seen.checked();
        String read = messages.count("seen", all, messages.grouped(seen.agreeing()));
        return seen.sampled()
                ? read + " " + messages.say("sampled", messages.grouped(all), messages.grouped(seen.changes()))
                : read;
    }

    private List<Item> next() {
        return RunWording.next(summary).stream()
                .map(step -> Item.of(Line.of(messages.of(step.why()) + " ").andCode(step.command())))
                .toList();
    }
}
