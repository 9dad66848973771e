package fr.balise.adapters.dataset;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small data set that a test writes: one hospital, one doctor, one situation; then changes as it likes. */
final class Folder {
    static final String STOCK_HEADER =
            "address,type,holder_id_type,holder_id,structure,status,last_activity,red_list,description,service,responsible\n";
    static final String DECLARATIONS_HEADER = "address,situation,wanted,preferred,declared_on\n";
    static final String GOOD_LINE = "alix@exemple.mssante.fr,PER,8,10990000101,,ACTIVE,2026-11-20,no,,,\n";
    static final String GOOD_DECLARATION = "alix@exemple.mssante.fr,990000000101,yes,no,2026-10-15\n";
    static final String HOSPITAL = "{\"resourceType\":\"Organization\",\"id\":\"st\",\"active\":true,"
            + "\"identifier\":[{\"system\":\"https://finess.esante.gouv.fr\",\"value\":\"990000019\"}]}";
    static final String DOCTOR = "{\"resourceType\":\"Practitioner\",\"id\":\"ps\",\"active\":true,"
            + "\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"10990000101\"}]}";
    static final String SITUATION = "{\"resourceType\":\"PractitionerRole\",\"id\":\"se\",\"active\":true,"
            + "\"identifier\":[{\"system\":\"https://rpps.esante.gouv.fr\",\"value\":\"990000000101\"}],"
            + "\"practitioner\":{\"reference\":\"Practitioner/ps\"},"
            + "\"organization\":{\"reference\":\"Organization/st\"}}";

    private final Path path;

    Folder(Path path) {
        this.path = path;
        with("operator.yaml", "name: Exemple\ndomains: [exemple.mssante.fr]\n");
        with("mailboxes.csv", STOCK_HEADER + GOOD_LINE);
        with("declarations.csv", DECLARATIONS_HEADER + GOOD_DECLARATION);
        with("directory/all.ndjson", HOSPITAL + "\n" + DOCTOR + "\n" + SITUATION + "\n");
    }

    /** More lines of {@code operator.yaml}. */
    Folder operator(String... lines) {
        return with(
                "operator.yaml", "name: Exemple\ndomains: [exemple.mssante.fr]\n" + String.join("\n", lines) + "\n");
    }

    Folder stock(String... lines) {
        return with("mailboxes.csv", STOCK_HEADER + GOOD_LINE + String.join("\n", lines) + "\n");
    }

    Folder declarations(String... lines) {
        return with("declarations.csv", DECLARATIONS_HEADER + GOOD_DECLARATION + String.join("\n", lines) + "\n");
    }

    Folder with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder with(String name, byte[] bytes) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Folder without(String name) {
        try {
            Files.delete(path.resolve(name));
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    PublicationFacts read() throws UnusableDataSet {
        return DataSet.read(path);
    }

    /** The findings in English. */
    List<String> findings() throws UnusableDataSet {
        return read().findings().stream()
                .map(Finding::message)
                .map(message -> message.en())
                .toList();
    }

    /** What makes it unusable, in English, without the folder's own path. */
    List<String> problems() {
        try {
            read();
            return List.of();
        } catch (UnusableDataSet e) {
            return e.sentences().stream()
                    .map(problem -> problem.en().replace(path + "/", ""))
                    .toList();
        }
    }
}
