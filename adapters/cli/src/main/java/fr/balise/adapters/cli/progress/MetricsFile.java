package fr.balise.adapters.cli.progress;

import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Where counters go, if anywhere: written beside, then moved, so that nobody reads half a file. */
public record MetricsFile(@Nullable Path file) {
    /** Looks whether it can be written, before anything is sent. */
    public static MetricsFile at(@Nullable Path file) throws Refusal {
        if (file != null && !Files.isWritable(file.toAbsolutePath().getParent())) {
            throw Refusal.input(Progress.MESSAGES.text("metrics.unwritable", file));
        }
        return new MetricsFile(file);
    }

    /** Writes the counters, in the format of Prometheus. */
    public void write(String text) throws Refusal {
        if (file == null) {
            return;
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Refusal.input(Progress.MESSAGES.text("metrics.failed", file, String.valueOf(e.getMessage())));
        }
    }
}
