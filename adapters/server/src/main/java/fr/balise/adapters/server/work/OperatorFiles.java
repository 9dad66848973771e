package fr.balise.adapters.server.work;

import fr.balise.adapters.formats.json.WholeFile;
import fr.balise.adapters.journal.database.FileRights;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The operator's side of the data set, handed in by upload. */
@Component
public final class OperatorFiles {
    /** The files that can be handed in. */
    public static final List<String> NAMES = List.of("mailboxes.csv", "declarations.csv");

    private static final Messages MESSAGES = Messages.beside(Workspace.class, "work");

    private final Path data;
    private final Workspace workspace;

    OperatorFiles(ServerSettings settings, Workspace workspace) {
        this.data = settings.data();
        this.workspace = workspace;
    }

    /**
     * Puts a file in the place of the one of that name, and reads the data again.
     *
     * @throws Refusal when nothing may be decided from it: then the one before is there again
     */
    public synchronized Snapshot replace(String name, byte[] content) throws Refusal, InterruptedException {
        if (!NAMES.contains(name)) {
            throw Refusal.input(MESSAGES.text("noUpload", String.join(", ", NAMES)));
        }
        Path file = data.resolve(name);
        try {
            Optional<byte[]> before = Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            write(file, content);
            try {
                return workspace.refresh();
            } catch (Refusal e) {
                if (before.isPresent()) {
                    write(file, before.get());
                } else {
                    Files.delete(file);
                }
                throw e;
            }
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE, MESSAGES.text("notWritten", file, String.valueOf(e.getMessage())));
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + ".half");
        FileRights.createFile(half);
        WholeFile.write(file, half, out -> out.write(content));
    }
}
