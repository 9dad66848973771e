package fr.balise.samples.generator;

import fr.balise.adapters.dataset.extract.ExtractColumn;
import fr.balise.samples.generator.SyntheticProfessional.Situation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The public extract of what is published: a line for each personal or organisational mailbox on a record that is open. */
final class PublishedLines implements AutoCloseable {
    private static final Set<String> TYPES = Set.of("PER", "ORG");

    private final Writer out;
    private final Country country;

    private PublishedLines(Writer out, Country country) {
        this.out = out;
        this.country = country;
    }

    static PublishedLines in(Path folder, Country country) throws IOException {
        String day = country.shape().asOf().format(DateTimeFormatter.BASIC_ISO_DATE);
        Writer out = Files.newBufferedWriter(folder.resolve("Extraction_Correspondance_MSSante_" + day + ".txt"));
        out.write(ExtractColumn.header() + "\n");
        return new PublishedLines(out, country);
    }

    void write(SyntheticStructure structure) throws IOException {
        if (structure.active()) {
            write(structure.shown(), of(structure));
        }
    }

    void write(SyntheticProfessional professional) throws IOException {
        Map<ExtractColumn, String> person = of(professional);
        if (professional.active()) {
            write(professional.shown(), person);
        }
        for (Situation situation : professional.situations()) {
            if (situation.active() && !situation.shown().isEmpty()) {
                Map<ExtractColumn, String> line = of(country.structure(situation.structure()));
                line.putAll(person);
                write(situation.shown(), line);
            }
        }
    }

    private static Map<ExtractColumn, String> of(SyntheticStructure structure) {
        Map<ExtractColumn, String> line = new EnumMap<>(ExtractColumn.class);
        line.put(ExtractColumn.STRUCTURE_ID_TYPE, "1");
        line.put(ExtractColumn.STRUCTURE_ID, SyntheticStructure.finess(structure.index()));
        line.put(ExtractColumn.STRUCTURE_NAME, structure.name());
        line.put(ExtractColumn.POSTAL_CODE, structure.postalCode());
        line.put(ExtractColumn.DEPARTMENT, structure.postalCode().substring(0, 2));
        return line;
    }

    private static Map<ExtractColumn, String> of(SyntheticProfessional professional) {
        String rpps = SyntheticProfessional.rpps(professional.index());
        Map<ExtractColumn, String> line = new EnumMap<>(ExtractColumn.class);
        line.put(ExtractColumn.PERSON_ID_TYPE, "8");
        line.put(ExtractColumn.PERSON_ID, rpps);
        line.put(ExtractColumn.PERSON_NATIONAL_ID, "8" + rpps);
        line.put(ExtractColumn.FAMILY_NAME, professional.family());
        line.put(ExtractColumn.GIVEN_NAME, professional.given());
        return line;
    }

    private void write(List<SyntheticMailbox> shown, Map<ExtractColumn, String> line) throws IOException {
        for (SyntheticMailbox mailbox : shown) {
            if (TYPES.contains(mailbox.type())) {
                line.put(ExtractColumn.TYPE, mailbox.type());
                line.put(ExtractColumn.ADDRESS, mailbox.address());
                out.write(ExtractColumn.line(line) + "\n");
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
