package fr.balise.adapters.reporting.asking;

import fr.balise.adapters.reporting.document.Block.Column;
import fr.balise.adapters.reporting.document.Block.Paragraph;
import fr.balise.adapters.reporting.document.Block.Row;
import fr.balise.adapters.reporting.document.Block.Section;
import fr.balise.adapters.reporting.document.Block.Table;
import fr.balise.adapters.reporting.document.Document;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.operations.asking.CampaignSimulation;
import fr.balise.operations.asking.CampaignSimulation.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A campaign played through, for people: a column for each share of answers. */
public final class CampaignSimulationDocument {
    private final CampaignSimulation simulation;
    private final Wording messages;

    private CampaignSimulationDocument(CampaignSimulation simulation, Language language) {
        this.simulation = simulation;
        this.messages = AskingWording.in(language);
    }

    /** The simulation as a document. */
    public static Document of(CampaignSimulation simulation, Language language) {
        return new CampaignSimulationDocument(simulation, language).whole();
    }

    private Document whole() {
        List<Outcome> outcomes = simulation.outcomes();
        Document.Builder document = Document.titled(messages.language(), messages.say("simulation.title"))
                .fact(messages.say("simulation.seed"), String.valueOf(simulation.seed()))
                .fact(messages.say("simulation.yes"), messages.percent(simulation.yesPercent()));
        if (!outcomes.isEmpty()) {
            document.fact(
                    messages.say("simulation.decided"),
                    messages.date(outcomes.get(0).decidedOn()));
        }
        return document.add(new Table(columns("simulation.share"), rows()))
                .add(Section.of(messages.say("simulation.days"), new Table(columns("simulation.day"), days())))
                .add(Paragraph.of(messages.say("simulation.override")))
                .end();
    }

    private List<Column> columns(String first) {
        return Stream.concat(
                        Stream.of(Column.text(messages.say(first))),
                        simulation.outcomes().stream().map(each -> Column.number(messages.percent(each.percent()))))
                .toList();
    }

    private List<Row> rows() {
        Stream<String> stages = simulation.outcomes().stream()
                .flatMap(each -> each.letters().keySet().stream())
                .distinct();
        return Stream.of(
                        Stream.of(row(messages.say("simulation.professionals"), Outcome::professionals)),
                        stages.map(stage -> row(
                                messages.say("simulation.letters", AskingWording.stage(stage, messages)),
                                each -> each.letters().getOrDefault(stage, 0))),
                        Stream.of(
                                row(messages.say("simulation.busiest"), Outcome::busiest),
                                row(messages.say("simulation.no"), Outcome::endedByNo),
                                row(messages.say("simulation.silence"), Outcome::endedBySilence),
                                row(messages.say("simulation.without"), Outcome::withoutAddress)))
                .flatMap(some -> some)
                .toList();
    }

    private List<Row> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        simulation.outcomes().forEach(each -> {
            days.addAll(each.letterDays().keySet());
            days.addAll(each.answerDays().keySet());
        });
        return days.stream()
                .map(day -> new Row(
                        Stream.concat(
                                        Stream.of(messages.date(day)),
                                        simulation.outcomes().stream()
                                                .map(each -> messages.say(
                                                        "simulation.onDay",
                                                        each.letterDays().getOrDefault(day, 0),
                                                        each.answerDays().getOrDefault(day, 0))))
                                .toList(),
                        Optional.empty()))
                .toList();
    }

    private Row row(String name, ToIntFunction<Outcome> number) {
        return new Row(
                Stream.concat(
                                Stream.of(name),
                                simulation.outcomes().stream().map(each -> messages.grouped(number.applyAsInt(each))))
                        .toList(),
                Optional.empty());
    }
}
