package fr.balise.adapters.formats.plan;

import fr.balise.adapters.formats.csv.SpreadsheetTable;
import fr.balise.core.identity.Identifier;
import fr.balise.core.planning.change.Change;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of a plan as a table (RFC 4180), one a line, for spreadsheets. */
public final class PlanCsv {
    /** The names of the columns. */
    public static final List<String> HEADER = List.of(
            "id",
            "action",
            "mailbox",
            "type",
            "carrier",
            "identifiers",
            "label",
            "rpps",
            "name",
            "profession",
            "finess",
            "structure",
            "department",
            "rules",
            "reason_fr",
            "reason_en");

    private PlanCsv() {}

    /** The table, with a header. */
    public static String of(Collection<Change> changes) {
        return SpreadsheetTable.of(HEADER, changes.stream().map(PlanCsv::cells));
    }

    /** A change in those columns. */
    public static List<String> cells(Change change) {
        Change.Place place = change.place();
        return List.of(
                change.id().value(),
                change.action().name(),
                place.address().value(),
                place.type().name(),
                place.carrier().toString(),
                place.identifiers().stream().map(Identifier::value).collect(Collectors.joining(" ")),
                place.label(),
                place.person().flatMap(Change.Person::rpps).orElse(""),
                place.person().map(Change.Person::name).orElse(""),
                place.person().flatMap(Change.Person::profession).orElse(""),
                place.structure().flatMap(Change.Structure::finess).orElse(""),
                place.structure().map(Change.Structure::name).orElse(""),
                place.structure().flatMap(Change.Structure::department).orElse(""),
                change.reasons().stream().map(reason -> reason.rule().value()).collect(Collectors.joining(" ")),
                change.reasons().stream().map(reason -> reason.message().fr()).collect(Collectors.joining(" ")),
                change.reasons().stream().map(reason -> reason.message().en()).collect(Collectors.joining(" ")));
    }
}
