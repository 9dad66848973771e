package fr.balise.adapters.reporting.status;

import fr.balise.adapters.reporting.document.Bar;
import fr.balise.adapters.reporting.document.Bar.Part;
import fr.balise.adapters.reporting.document.Block;
import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Items;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.document.Item;
import fr.balise.adapters.reporting.document.Line;
import fr.balise.adapters.reporting.document.Mark;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Summary;
import fr.balise.operations.following.Following.Look;
import fr.balise.operations.following.Status;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.Indicator;
import fr.balise.operations.following.counting.IndicatorDimension;
import fr.balise.operations.sources.FrenchDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** How a directory stands: what is counted, what came back, what is open, and how it was before. */
public final class StatusDocument {
    private static final String BUNDLE = "fr.balise.adapters.reporting.status.status";

    /** Names told of a list, and days of the history. */
    private static final int FIRST = 20;

    private static final int DAYS = 92;

    /** Counted among the publications, so that a share of them says something. */
    private static final Set<Indicator> SHARES = EnumSet.range(Indicator.UNUSED, Indicator.CAME_BACK);

    /** What stands in the columns of breakdowns and of the history. */
    private static final List<Indicator> COLUMNS = List.of(
            Indicator.PUBLICATIONS,
            Indicator.UNUSED,
            Indicator.UNANSWERED,
            Indicator.TYPE_10,
            Indicator.CLOSED_PLACES,
            Indicator.CAME_BACK);

    private final Status status;
    private final Wording messages;
    private final boolean all;

    private StatusDocument(Status status, Language language, boolean all) {
        this.status = status;
        this.messages = new Wording(language, BUNDLE);
        this.all = all;
    }

    /**
     * What is counted, as a document.
     *
     * @param by the dimensions to show
     * @param history whether the days before are shown
     * @param all true for every name and day
     */
    public static Document of(
            Status status, Set<IndicatorDimension> by, boolean history, boolean all, Language language) {
        StatusDocument document = new StatusDocument(status, language, all);
        return document.begun().addAll(document.counted(by, history)).end();
    }

    /**
     * A look, as a document: what changed first, then what is counted.
     *
     * @param passed the thresholds that are passed
     */
    public static Document of(Look look, Collection<Text> passed, boolean all, Language language) {
        StatusDocument document = new StatusDocument(look.status(), language, all);
        return document.begun()
                .addAll(document.changed(look, passed))
                .addAll(document.counted(Set.of(), false))
                .end(document.messages.say("nothingWritten"));
    }

    private Document.Builder begun() {
        return Document.titled(messages.language(), messages.say("title", messages.date(status.asOf())))
                .fact(messages.say("operator"), status.operator());
    }

    private List<Block> changed(Look look, Collection<Text> passed) {
        Summary plan = look.plan().summary();
        String since = look.comparedWith()
                .map(then -> messages.date(FrenchDay.of(then)))
                .orElseGet(() -> messages.say("firstLook"));
        List<Block> blocks = new ArrayList<>();
        passed.forEach(text -> blocks.add(new Paragraph(Mark.BAD, Line.of(messages.say("passed", messages.of(text))))));
        blocks.add(new Paragraph(
                look.drift().isEmpty() ? Mark.NONE : Mark.WARNING,
                Line.of(messages.count("changes", look.drift().size(), since))));
        if (!look.complete()) {
            blocks.add(new Paragraph(Mark.WARNING, Line.of(messages.say("incomplete"))));
        }
        blocks.add(named("byAnother", look.drift()));
        blocks.add(Paragraph.of(messages.say(
                "plan",
                messages.grouped(plan.attach()),
                messages.grouped(plan.update()),
                messages.grouped(plan.detach()))));
        return blocks;
    }

    private Section named(String title, List<Finding> findings) {
        return Section.of(
                messages.count(title, findings.size()),
                new Items(Item.first(
                        findings,
                        all ? Integer.MAX_VALUE : FIRST,
                        finding -> Item.of(Mark.WARNING, Line.of(messages.of(finding.message()))),
                        more -> messages.count("more", more))));
    }

    private List<Block> counted(Set<IndicatorDimension> by, boolean history) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Section.of(messages.say("indicators"), indicators()));
        blocks.add(named("cameBack", status.cameBack()));
        blocks.add(Section.of(messages.say("open"), open()));
        by.forEach(dimension -> blocks.add(Section.of(
                messages.say("by." + dimension),
                groups(dimension, status.indicators().by(dimension)))));
        if (history) {
            blocks.add(Section.of(messages.say("history"), days()));
        }
        return blocks;
    }

    private Table indicators() {
        Figures total = status.indicators().total();
        long publications = total.of(Indicator.PUBLICATIONS);
        return new Table(
                List.of(Column.text(""), Column.number(messages.say("count")), Column.number(messages.say("share"))),
                Stream.of(Indicator.values())
                        .filter(indicator -> indicator != Indicator.DRIFT)
                        .map(indicator -> indicator(indicator, total.of(indicator), publications))
                        .toList());
    }

    private Row indicator(Indicator indicator, long count, long publications) {
        String title = messages.of(indicator.title());
        if (indicator == Indicator.UNUSED) {
            title += " (" + messages.count("months", status.unusedMonths()) + ")";
        }
        boolean share = SHARES.contains(indicator);
        List<String> cells =
                List.of(title, messages.grouped(count), share ? messages.percent(count, publications) : "");
        Bar bar = new Bar(List.of(new Part(Mark.REMOVED, count)), publications, true, title);
        return new Row(cells, share && count > 0 ? Optional.of(bar) : Optional.empty());
    }

    private Table open() {
        return new Table(
                List.of(
                        Column.text(messages.say("finding")),
                        Column.number(messages.say("count")),
                        Column.text(messages.say("since"))),
                status.open().entrySet().stream()
                        .map(open -> Row.of(
                                title(open.getKey()),
                                messages.grouped(open.getValue().count()),
                                messages.date(open.getValue().since())))
                        .toList());
    }

    private String title(String code) {
        return Stream.of(FindingCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(known -> messages.of(known.title()) + " (" + code + ")")
                .orElse(code);
    }

    private Table groups(IndicatorDimension dimension, SortedMap<String, Figures> groups) {
        return new Table(
                columns(messages.say("member." + dimension)),
                groups.entrySet().stream()
                        .map(group ->
                                figures(member(dimension, group.getKey()), group.getValue(), largest(groups.values())))
                        .toList());
    }

    private String member(IndicatorDimension dimension, String member) {
        if (member.isEmpty()) {
            return messages.say("none");
        }
        String name =
                dimension == IndicatorDimension.STRUCTURE ? status.structures().getOrDefault(member, "") : "";
        return name.isEmpty() ? member : member + " " + name;
    }

    private Block[] days() {
        int before = all ? 0 : Math.max(0, status.days().size() - DAYS);
        List<Map.Entry<LocalDate, Figures>> days =
                status.days().subList(before, status.days().size());
        long largest = largest(days.stream().map(Map.Entry::getValue).toList());
        Table table = new Table(
                columns(messages.say("day")),
                days.stream()
                        .map(day -> figures(day.getKey().toString(), day.getValue(), largest))
                        .toList());
        return before == 0
                ? new Block[] {table}
                : new Block[] {table, Paragraph.of(messages.count("daysBefore", before))};
    }

    private List<Column> columns(String first) {
        return Stream.concat(
                        Stream.of(Column.text(first)),
                        COLUMNS.stream().map(indicator -> Column.number(messages.of(indicator.title()))))
                .toList();
    }

    private Row figures(String name, Figures figures, long largest) {
        List<String> cells = Stream.concat(
                        Stream.of(name), COLUMNS.stream().map(each -> messages.grouped(figures.of(each))))
                .toList();
        long publications = figures.of(Indicator.PUBLICATIONS);
        long unused = figures.of(Indicator.UNUSED);
        String words = messages.say("bar", name, messages.grouped(publications), messages.grouped(unused));
        List<Part> parts = List.of(new Part(Mark.ADDED, publications - unused), new Part(Mark.REMOVED, unused));
        return new Row(cells, Optional.of(new Bar(parts, largest, true, words)));
    }

    private static long largest(Collection<Figures> figures) {
        return figures.stream()
                .mapToLong(each -> each.of(Indicator.PUBLICATIONS))
                .max()
                .orElse(0);
    }
}
