package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Path;

/** What is written to a file when somebody asks for it. */
enum OutputFile {
    PLAN,
    FINDINGS,
    REPORT;

    static final Messages MESSAGES = Messages.beside(OutputFile.class, "commands");

    /** How it is written. */
    @FunctionalInterface
    interface Content {
        void to(Path file) throws IOException;
    }

    void save(Path file, Content content, Terminal terminal) throws Refusal {
        try {
            content.to(file);
        } catch (IOException e) {
            throw Refusal.input(MESSAGES.text("unwritable." + name(), file, String.valueOf(e.getMessage())));
        }
        terminal.note(MESSAGES.text("written." + name(), file));
    }
}
