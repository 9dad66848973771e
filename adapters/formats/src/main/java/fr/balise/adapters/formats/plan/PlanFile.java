package fr.balise.adapters.formats.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.balise.adapters.formats.json.Schemas;
import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.json.WholeFile;
import fr.balise.adapters.formats.json.reading.FileFormat;
import fr.balise.adapters.formats.json.reading.Misread;
import fr.balise.core.digest.DigestedList;
import fr.balise.core.digest.JsonTree;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.planning.Plan;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code plan.json}: writes plans and reads them back. The format is published as {@link #schema()}. */
public final class PlanFile {
    /** The {@code schema} member of every plan, and the {@code $id} of the JSON Schema that it follows. */
    public static final String SCHEMA = Plan.SCHEMA;

    private static final FileFormat FORMAT = new FileFormat(
            SCHEMA,
            new Text(
                    "ce n'est pas un plan Balise. Donnez le fichier écrit par « balise plan --out ».",
                    "this is no Balise plan. Give the file that 'balise plan --out' wrote."),
            new Text(
                    "Recalculez le plan avec la version qui l'applique.",
                    "Plan again with the version that applies it."));

    private static final long LARGE = 64_000_000;

    private PlanFile() {}

    /** The plan as JSON; the same bytes for the same plan, anywhere. */
    public static byte[] write(Plan plan) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(plan, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the plan and leaves the stream open. */
    public static void write(Plan plan, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        JsonGenerator json = SteadyJson.generator(writer);
        json.writeStartObject();
        for (Map.Entry<String, Object> member : plan.beforeLists().entrySet()) {
            json.writePOJOField(member.getKey(), JsonTree.of(member.getValue()));
        }
        list(json, "changes", plan.changes());
        list(json, "withheld", plan.withheld());
        list(json, "findings", plan.findings());
        json.writeStringField("digest", plan.digest().hex());
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    /** One by one: a national plan as a tree does not fit into memory. */
    private static void list(JsonGenerator json, String name, List<?> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (Object tree : DigestedList.trees(items)) {
            json.writePOJO(tree);
        }
        json.writeEndArray();
    }

    /** Writes the plan to a file: whole, or not at all. */
    public static void write(Plan plan, Path file) throws IOException {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
        WholeFile.write(file, Files.createTempFile(folder, ".plan", ".half"), out -> write(plan, out));
    }

    /**
     * Reads a plan that was written before.
     *
     * @throws UnusableFile when it is missing, cut short, altered, or of another version
     */
    public static Plan read(Path file) throws UnusableFile {
        return read(file, VisibleText.of(file.toString()));
    }

    /**
     * Reads a plan from a file that may go at once.
     *
     * @param name how messages call it
     * @throws UnusableFile when it is missing, cut short, altered, or of another version
     */
    public static Plan read(Path file, String name) throws UnusableFile {
        return read(file, name, LARGE);
    }

    /** @param large from so many bytes on it is not kept in memory */
    static Plan read(Path file, String name, long large) throws UnusableFile {
        try {
            return Files.isRegularFile(file) && Files.size(file) >= large
                    ? LargePlanFile.read(file, FORMAT)
                    : read(Files.readAllBytes(file), name);
        } catch (Misread e) {
            throw new UnusableFile(e.in(name));
        } catch (NoSuchFileException e) {
            throw new UnusableFile(
                    file + " : ce fichier n'existe pas. Faites d'abord : balise plan … --out " + file,
                    file + ": no such file. First run: balise plan … --out " + file);
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            throw new UnusableFile(
                    file + " : lecture impossible (" + why + "). Vérifiez que c'est un fichier et que vous avez le"
                            + " droit de le lire.",
                    file + ": cannot be read (" + why + "). Check that it is a file and that you may read it.");
        }
    }

    /**
     * Reads a plan from its bytes.
     *
     * @param name how messages call it
     * @throws UnusableFile when it is cut short, altered, or of another version
     */
    public static Plan read(byte[] json, String name) throws UnusableFile {
        try {
            return FORMAT.read(json, PlanJson.class).plan();
        } catch (Misread e) {
            throw new UnusableFile(e.in(name));
        }
    }

    /** The published JSON Schema (draft 2020-12) of plan files. */
    public static String schema() {
        return Schemas.of("plan-2");
    }
}
