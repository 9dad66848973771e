package fr.balise.adapters.cli.progress;

import fr.balise.adapters.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where counters go, if anywhere: written beside, then moved, so that nobody reads half a file. */
public record MetricsFile(@Nullable Path file) {
    /** Looks whether it can be written, before anything is sent. */
    public static MetricsFile at(@Nullable Path file) {
        if (file != null && !Files.isWritable(file.toAbsolutePath().getParent())) {
            throw Failure.error(
                    "Les compteurs ne peuvent être écrits dans " + file + " ; vérifiez le dossier et les droits."
                            + " Rien n'a été envoyé.",
                    "The counters cannot be written to " + file
                            + "; check the folder and the rights. Nothing was sent.");
        }
        return new MetricsFile(file);
    }

    /** Writes the counters, in the format of Prometheus. */
    public void write(String text) {
        if (file == null) {
            return;
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failure.error(
                    "Les compteurs ne peuvent être écrits dans " + file + " : " + e.getMessage(),
                    "The counters cannot be written to " + file + ": " + e.getMessage());
        }
    }
}
