package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Path;

/** What is written to a file when somebody asks for it. */
public enum OutputFile {
    /** A plan. */
    PLAN,
    /** All findings. */
    FINDINGS,
    /** What a command shows. */
    REPORT;

    static final Messages MESSAGES = Messages.beside(OutputFile.class, "commands");

    /** How it is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes it there. */
        void to(Path file) throws IOException;
    }

    /**
     * Writes it and says so.
     *
     * @throws Refusal when it cannot be written
     */
    public void save(Path file, Content content, Terminal terminal) throws Refusal {
        try {
            content.to(file);
        } catch (IOException e) {
            throw Refusal.input(MESSAGES.text("unwritable." + name(), file, String.valueOf(e.getMessage())));
        }
        terminal.note(MESSAGES.text("written." + name(), file));
    }
}
