package fr.balise.adapters.journal.chain;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.database.FileRights;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last seal of a journal file, noted beside it. A database whose last page is damaged
 * silently opens as it was before that page: only somebody who knows where it should end can tell.
 */
final class SealFile implements AutoCloseable {
    private static final int DIGITS = 19;

    private final Path file;
    private @Nullable RandomAccessFile opened;

    /** Beside a journal file. */
    SealFile(Path file) {
        this.file = file;
    }

    /** What the file tells of the end of the journal, or that it tells nothing. */
    record Noted(Optional<ChainHead> head, boolean readable) {}

    /** Begins a seal, if there is none; from then on a full disk has room for it. */
    void begin(ChainHead head) throws JournalFailure {
        if (Files.exists(file)) {
            return;
        }
        try {
            FileRights.createFile(file);
        } catch (IOException e) {
            throw notWritten(e);
        }
        note(head);
    }

    /** Overwrites the seal in place: it takes no room on a full disk, and a process that dies leaves it whole. */
    void note(ChainHead head) throws JournalFailure {
        String number = String.valueOf(head.number());
        byte[] seal = ("0".repeat(DIGITS - number.length()) + number + " " + head.hash() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        try {
            RandomAccessFile open = opened == null ? new RandomAccessFile(file.toFile(), "rw") : opened;
            opened = open;
            open.seek(0);
            open.write(seal);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Lets the file go that {@link #note} opened. */
    @Override
    public void close() {
        try (RandomAccessFile open = opened) {
            opened = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JournalFailure notWritten(IOException e) {
        return JournalFailure.because(e, "seal.notWritten", file, String.valueOf(e.getMessage()));
    }

    /** The seal; none for a journal that was never written, or was copied without it. */
    Noted noted() throws JournalFailure {
        Optional<String> line = lines().stream().findFirst();
        Optional<ChainHead> head = line.filter(text -> text.matches("\\d{19} [0-9a-f]{64}"))
                .map(text -> new ChainHead(Long.parseLong(text.substring(0, 19)), text.substring(20)));
        return new Noted(head, line.isEmpty() || head.isPresent());
    }

    private List<String> lines() throws JournalFailure {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw JournalFailure.because(e, "seal.notRead", file, String.valueOf(e.getMessage()));
        }
    }

    /** A journal that ends before its seal lost entries; going on would build on the gap. */
    void check(ChainHead head) throws JournalFailure {
        mustBeReadable();
        if (noted().head().filter(seal -> seal.number() > head.number()).isPresent()) {
            throw JournalFailure.of("seal.ahead", file, head.number());
        }
    }

    /** What stands there must be a seal. */
    void mustBeReadable() throws JournalFailure {
        if (!noted().readable()) {
            throw JournalFailure.of("seal.unreadable", file);
        }
    }
}
