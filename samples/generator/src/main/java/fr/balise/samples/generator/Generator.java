package fr.balise.samples.generator;

import fr.balise.samples.generator.SyntheticProfessional.Situation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a data set of the shape of the national directory: {@code operator.yaml}, {@code mailboxes.csv},
 * {@code declarations.csv}, {@code directory/} as NDJSON, and the public extract of the same day. Everything in it is invented. It streams: a country takes no
 * more memory than a village.
 */
public final class Generator {
    private static final int BUFFER = 1 << 20;
    private static final int OFTEN = 10_000;

    private final Country country;
    private final Progress progress;

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /** So many of so many structures and professionals are written. */
        void written(int done, int all);
    }

    /** One for that shape. */
    public Generator(Shape shape, Progress progress) {
        this.country = new Country(shape);
        this.progress = progress;
    }

    /**
     * Writes the data set, and the public extract of what is published in it.
     *
     * @param folder an empty folder
     */
    public void write(Path folder) throws IOException {
        Path directory = Files.createDirectories(folder.resolve("directory"));
        writeOperator(folder.resolve("operator.yaml"));
        try (StockLines stock = new StockLines(folder);
                PublishedLines published = PublishedLines.in(folder, country);
                FhirLines structures = lines(directory, "organizations");
                FhirLines records = lines(directory, "practitioners");
                FhirLines situations = lines(directory, "practitioner-roles")) {
            writeStructures(stock, published, structures);
            writeProfessionals(stock, published, records, situations);
        }
    }

    private static FhirLines lines(Path directory, String name) throws IOException {
        OutputStream out = Files.newOutputStream(directory.resolve(name + ".ndjson"));
        return new FhirLines(new BufferedOutputStream(out, BUFFER));
    }

    private void writeOperator(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("# Made by a machine: nobody and nothing of it exists.\nname: Opérateur synthétique\ndomains:\n");
            for (String domain : country.domains()) {
                out.write("  - " + domain + "\n");
            }
        }
    }

    private void writeStructures(StockLines stock, PublishedLines published, FhirLines lines) throws IOException {
        for (int index = 0; index < country.shape().structures(); index++) {
            SyntheticStructure structure = country.structure(index);
            lines.write(structure);
            stock.write(structure.held());
            published.write(structure);
            tell(index);
        }
    }

    private void writeProfessionals(StockLines stock, PublishedLines published, FhirLines records, FhirLines situations)
            throws IOException {
        for (int index = 0; index < country.shape().professionals(); index++) {
            SyntheticProfessional professional = country.professional(index);
            records.write(professional);
            stock.write(professional.held());
            for (Situation situation : professional.situations()) {
                situations.write(professional, situation);
                stock.write(situation);
            }
            published.write(professional);
            tell(country.shape().structures() + index);
        }
    }

    private void tell(int index) {
        int all = country.shape().structures() + country.shape().professionals();
        if ((index + 1) % OFTEN == 0 || index + 1 == all) {
            progress.written(index + 1, all);
        }
    }
}
