package fr.balise.adapters.spark;

import fr.balise.adapters.dataset.directory.DirectoryLines;
import fr.balise.adapters.dataset.spill.RecordStream;
import fr.balise.adapters.fhir.model.CarrierVersion;
import fr.balise.core.findings.VisibleText;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;

/** A task that reads one NDJSON file of a directory. */
record ReadLines(ClusterFiles files) implements Function<String, ReadLines.Read> {
    private static final long serialVersionUID = 1;

    /**
     * What came of it.
     *
     * @param versions the file of the resources
     * @param told the file of what was learnt besides
     */
    record Read(String versions, String told) implements Serializable {}

    @Override
    public Read call(String file) throws IOException {
        String versions = files.newName();
        String name = "directory/" + VisibleText.of(new Path(file).getName());
        DirectoryLines told;
        try (RecordStream.Writer<CarrierVersion> out = files.create(CarrierVersion.class, versions)) {
            told = DirectoryLines.read(files.open(file), name, version -> write(version, out));
        }
        return new Read(versions, files.write(DirectoryLines.class, told));
    }

    private static void write(CarrierVersion version, RecordStream.Writer<CarrierVersion> out) {
        try {
            out.write(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
