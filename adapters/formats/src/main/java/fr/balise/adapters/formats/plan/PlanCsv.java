package fr.balise.adapters.formats.plan;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.balise.adapters.formats.csv.SpreadsheetCell;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.change.Change;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of a plan as a table (RFC 4180), one a line, for spreadsheets. */
public final class PlanCsv {
    private static final List<String> HEADER = List.of(
            "id",
            "action",
            "mailbox",
            "type",
            "carrier",
            "identifiers",
            "label",
            "rpps",
            "name",
            "finess",
            "structure",
            "rules",
            "reason_fr",
            "reason_en");

    private PlanCsv() {}

    /** The table, with a header. */
    public static String of(Collection<Change> changes) {
        StringWriter table = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(table)) {
            csv.writeRecord(HEADER);
            changes.forEach(change ->
                    csv.writeRecord(cells(change).map(SpreadsheetCell::inert).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.toString();
    }

    private static Stream<String> cells(Change change) {
        Change.Place place = change.place();
        return Stream.of(
                change.id().value(),
                change.action().name(),
                place.address().value(),
                place.type().name(),
                place.carrier().toString(),
                place.identifiers().stream().map(Identifier::value).collect(Collectors.joining(" ")),
                place.label(),
                place.person().flatMap(Change.Person::rpps).orElse(""),
                place.person().map(Change.Person::name).orElse(""),
                place.structure().flatMap(Change.Structure::finess).orElse(""),
                place.structure().map(Change.Structure::name).orElse(""),
                change.reasons().stream().map(reason -> reason.rule().value()).collect(Collectors.joining(" ")),
                change.reasons().stream().map(reason -> reason.message().fr()).collect(Collectors.joining(" ")),
                change.reasons().stream().map(reason -> reason.message().en()).collect(Collectors.joining(" ")));
    }
}
