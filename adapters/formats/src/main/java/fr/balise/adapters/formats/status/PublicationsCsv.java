package fr.balise.adapters.formats.status;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.balise.adapters.formats.csv.SpreadsheetCell;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.SituationId;
import fr.balise.operations.following.Publication;
import fr.balise.operations.following.counting.Counting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Publications as a table (RFC 4180), one a line, for analysts. */
public final class PublicationsCsv {
    private PublicationsCsv() {}

    /** Writes the table, with a header. */
    public static void write(Collection<Publication> publications, Writer out) {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(
                    "address",
                    "type",
                    "carrier",
                    "situation",
                    "national_id",
                    "professional",
                    "profession",
                    "structure_id",
                    "structure",
                    "department",
                    "rank",
                    "description",
                    "service");
            publications.forEach(each ->
                    csv.writeRecord(cells(each).map(SpreadsheetCell::inert).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> cells(Publication publication) {
        Attachment shown = publication.shown();
        Optional<? extends Carrier> person = publication.professional();
        Optional<SituationId> situation =
                publication.carrier() instanceof PracticeSituation known ? known.situationId() : Optional.empty();
        return Stream.of(
                shown.address().value(),
                shown.type().name(),
                publication.carrier().ref().toString(),
                situation.map(SituationId::value).orElse(""),
                publication.professional().stream()
                        .flatMap(known -> known.nationalIds().stream().sorted())
                        .findFirst()
                        .map(IdNatPs::value)
                        .orElse(""),
                person.map(Carrier::label).orElse(""),
                code(person, DirectoryCode.PROFESSION),
                publication.structure().map(Counting::number).orElse(""),
                publication.structure().map(Carrier::label).orElse(""),
                code(publication.structure(), DirectoryCode.DEPARTMENT),
                shown.rank().map(String::valueOf).orElse(""),
                shown.description().orElse(""),
                shown.service().orElse(""));
    }

    private static String code(Optional<? extends Carrier> carrier, DirectoryCode code) {
        return carrier.map(known -> String.join(" ", known.codes().getOrDefault(code, Set.of())))
                .orElse("");
    }
}
