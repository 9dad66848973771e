package fr.balise.adapters.files.plan;

import fr.balise.core.findings.VisibleText;
import fr.balise.core.planning.Plan;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** {@code plan.json}: writes plans and reads them back. The format is published as {@link #schema()}. */
public final class PlanFile {
    /** The {@code schema} member of every plan, and the {@code $id} of the JSON Schema that it follows. */
    public static final String SCHEMA = "urn:balise:plan:1";

    private static final String SCHEMA_RESOURCE = "/fr/balise/adapters/files/balise-plan-1.schema.json";

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
        new PlanWriter(writer).write(plan);
        writer.flush();
    }

    /** Writes the plan to a file: whole, or not at all. */
    public static void write(Plan plan, Path file) throws IOException {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file.toAbsolutePath());
        Path half = Files.createTempFile(folder, ".plan", ".half");
        try {
            try (OutputStream out = Files.newOutputStream(half)) {
                write(plan, out);
            }
            try {
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /**
     * Reads a plan that was written before.
     *
     * @throws UnreadablePlan when it is missing, cut short, altered, or of another version
     */
    public static Plan read(Path file) throws UnreadablePlan {
        try {
            return read(Files.readAllBytes(file), VisibleText.of(file.toString()));
        } catch (NoSuchFileException e) {
            throw new UnreadablePlan(
                    file + " : ce fichier n'existe pas. Faites d'abord : balise plan … --out " + file,
                    file + ": no such file. First run: balise plan … --out " + file);
        } catch (IOException e) {
            String why = e.getClass().getSimpleName();
            throw new UnreadablePlan(
                    file + " : lecture impossible (" + why + "). Vérifiez que c'est un fichier et que vous avez le"
                            + " droit de le lire.",
                    file + ": cannot be read (" + why + "). Check that it is a file and that you may read it.");
        }
    }

    /**
     * Reads a plan from its bytes.
     *
     * @param name how messages call it
     * @throws UnreadablePlan when it is cut short, altered, or of another version
     */
    public static Plan read(byte[] json, String name) throws UnreadablePlan {
        return PlanReader.read(json, name);
    }

    /** The published JSON Schema (draft 2020-12) of plan files. */
    public static String schema() {
        try (InputStream resource = Objects.requireNonNull(PlanFile.class.getResourceAsStream(SCHEMA_RESOURCE))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
