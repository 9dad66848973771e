package fr.balise.adapters.journal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.Samples;
import fr.balise.adapters.journal.audit.ChainCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A flipped byte of a journal file either is noticed or lies where the database keeps nothing: what is read is then what
 * was written. {@code -Dbalise.flips=all} flips every byte, in half an hour, instead of some.
 */
class FlippedByteTest {
    static final boolean ALL = System.getProperty("balise.flips", "").equals("all");
    private static final int SOME = 40;
    private static final int LATEST = 8_192;

    @TempDir
    Path folder;

    private static SqlJournal opened(Path file) throws JournalFailure {
        return Journals.reading(file.toString(), null, null);
    }

    /** All that a journal gives away. */
    static List<String> content(SqlJournal journal) throws JournalFailure {
        List<String> content = new ArrayList<>();
        journal.sealed(Optional.empty(), entry -> content.add(entry.toString()));
        content.add(journal.head().toString());
        content.add(Samples.kept(journal, "r1").toString());
        journal.remembered(JournalContract.TARGET).forEach(memory -> content.add(memory.toString()));
        return content;
    }

    static boolean noticed(Path file) {
        return noticed(file, List.of());
    }

    /** @param written what must be read as long as nothing is noticed; empty to read nothing */
    private static boolean noticed(Path file, List<String> written) {
        try (SqlJournal journal = opened(file)) {
            if (!ChainCheck.of(journal).intact()) {
                return true;
            }
            if (!written.isEmpty()) {
                assertThat(content(journal)).isEqualTo(written);
            }
            return false;
        } catch (JournalFailure | RuntimeException e) {
            return true;
        }
    }

    @Test
    void of_a_file_that_was_closed() throws Exception {
        Path file = folder.resolve("journal");
        try (SqlJournal journal = Journals.file(file)) {
            written(journal);
        }
        flipEach(file, "");
    }

    /** The database silently leaves out what is damaged of its latest writes: the seal beside it tells. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-wal"})
    void of_a_file_whose_process_was_killed(String part) throws Exception {
        Path file = folder.resolve("killed");
        try (SqlJournal journal = Journals.file(folder.resolve("journal"))) {
            written(journal);
            for (String one : List.of("", "-wal", ".seal")) {
                Files.copy(Path.of(folder.resolve("journal") + one), Path.of(file + one));
            }
        }
        flipEach(file, part);
    }

    private static void written(SqlJournal journal) throws JournalFailure {
        JournalContract.aRun(journal);
        for (int i = 0; i < 10; i++) {
            journal.append(List.of(JournalContract.entry("r1", Entry.Kind.RETRIED, "mailbox-" + i)), List.of());
        }
    }

    /** Close together at the end, where the latest write lies that the database would do without. */
    private static int stride(int at, int length) {
        if (ALL) {
            return 1;
        }
        return at < length - LATEST ? Math.min(length / SOME, length - LATEST - at) : LATEST / SOME;
    }

    private void flipEach(Path file, String part) throws IOException, JournalFailure {
        byte[] whole = Files.readAllBytes(Path.of(file + part));
        Path copy = folder.resolve("copy");
        copy(file, copy);
        List<String> written;
        try (SqlJournal journal = opened(copy)) {
            written = content(journal);
        }
        int noticed = 0;
        int flipped = 0;
        for (int at = 0; at < whole.length; at += stride(at, whole.length)) {
            flipped++;
            byte[] altered = whole.clone();
            altered[at] ^= (byte) (1 << at % 8);
            copy(file, copy);
            Files.write(Path.of(copy + part), altered);
            noticed += noticed(copy, written) ? 1 : 0;
        }
        System.out.printf(
                "%s%s: %d bytes, %d flipped, %d noticed, the others kept nothing%n",
                file.getFileName(), part, whole.length, flipped, noticed);
        if (whole.length > LATEST) {
            assertThat(noticed).isPositive();
        }
    }

    private static void copy(Path file, Path copy) throws IOException {
        Files.deleteIfExists(Path.of(copy + "-shm"));
        for (String part : List.of("", "-wal", ".seal")) {
            Files.deleteIfExists(Path.of(copy + part));
            if (Files.exists(Path.of(file + part))) {
                Files.copy(Path.of(file + part), Path.of(copy + part));
            }
        }
    }
}
