package fr.balise.adapters.cli.command;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that a command makes: it is there whole, or not at all, also when the command is stopped. */
public final class NewFolder {
    private static final Messages MESSAGES = Messages.beside(NewFolder.class, "command");

    private NewFolder() {}

    /** What it holds. */
    @FunctionalInterface
    public interface Content {
        /** Writes files into an empty folder. */
        void to(Path folder) throws IOException;
    }

    /**
     * Makes a folder that is not there yet, or is empty.
     *
     * @throws Refusal when something is there, or it cannot be written
     */
    public static void write(Path folder, Content content) throws Refusal {
        Path whole = folder.toAbsolutePath().normalize();
        Path half = whole.resolveSibling("." + whole.getFileName() + ".new");
        Thread stopped = new Thread(() -> deleteQuietly(half));
        try {
            refuseOverwriting(whole);
            delete(half);
            Files.createDirectories(half);
            Runtime.getRuntime().addShutdownHook(stopped);
            try {
                content.to(half);
                Files.deleteIfExists(whole);
                Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(half);
                unhook(stopped);
            }
        } catch (IOException e) {
            throw Refusal.input(MESSAGES.text("folder.unwritable", folder, String.valueOf(e.getMessage())));
        }
    }

    private static void refuseOverwriting(Path folder) throws IOException, Refusal {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw Refusal.input(MESSAGES.text("folder.none", folder));
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw Refusal.input(MESSAGES.text("folder.full", folder));
            }
        }
    }

    private static void unhook(Thread stopped) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopped);
        } catch (IllegalStateException e) {
            // It is at work: the process ends.
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            // The process ends; the next command of that name deletes what is left.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
