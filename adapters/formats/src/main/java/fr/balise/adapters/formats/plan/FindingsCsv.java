package fr.balise.adapters.formats.plan;

import fr.balise.adapters.formats.csv.SpreadsheetTable;
import fr.balise.core.findings.Finding;
import java.util.Collection;
import java.util.List;

/** Findings as a table, one a line, for spreadsheets. */
public final class FindingsCsv {
    /** The names of the columns. */
    public static final List<String> HEADER =
            List.of("code", "severity", "group", "subject", "caused_by", "message_fr", "message_en");

    private FindingsCsv() {}

    /** The table, with a header. */
    public static String of(Collection<Finding> findings) {
        return SpreadsheetTable.of(HEADER, findings.stream().map(FindingsCsv::cells));
    }

    /** A finding in those columns. */
    public static List<String> cells(Finding finding) {
        return List.of(
                finding.code(),
                finding.severity().name(),
                finding.group().name(),
                finding.subject().toString(),
                finding.causedBy().orElse(""),
                finding.message().fr(),
                finding.message().en());
    }
}
