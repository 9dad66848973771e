package fr.balise.adapters.dataset.answers;

import fr.balise.core.digest.Sha256;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.answers.AnswerLedger;
import fr.balise.operations.asking.answers.Answering.Checked;
import fr.balise.operations.asking.answers.Returned;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The answers of a data set: {@code declarations.csv}, and beside it a folder {@code answers/} that keeps each merge with
 * the questionnaires it rests on. What a merge rests on is written first: whatever is cut short, no answer is there that
 * nobody can account for.
 */
public final class AnswersFolder implements AnswerLedger {
    private static final int ID_LENGTH = 12;
    private static final String WITHDRAWN = "withdrawn-lines.csv";
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();

    private final Path declarations;
    private final Path kept;

    private AnswersFolder(Path data) {
        this.declarations = data.resolve("declarations.csv");
        this.kept = data.resolve("answers");
    }

    /** The answers of the data set in a folder. */
    public static AnswersFolder in(Path data) {
        return new AnswersFolder(data);
    }

    /** What is done while nobody else changes the answers. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, Refusal;
    }

    @Override
    public String merge(Checked checked, Returned returned, Instant at, String by) throws Refusal {
        return alone(() -> {
            DeclarationsTable table = table();
            SortedMap<String, String> files = digests(returned);
            int answers = checked.sound().size();
            String id = Sha256.ofJson(Map.of("files", files, "at", at.toString(), "by", by, "answers", answers))
                    .hex()
                    .substring(0, ID_LENGTH);
            int before = table.size();
            Optional<byte[]> gone = table.takeOut(checked.withdrawn());
            int withdrawn = before - table.size();
            table.add(checked.sound(), id);
            keep(new Merge(id, at, by, files, answers, withdrawn, 0, checked.told(), Optional.empty()), returned, gone);
            write(declarations, table.bytes());
            return id;
        });
    }

    @Override
    public int undo(String id, Instant at, String by) throws Refusal {
        merge(id);
        return alone(() -> {
            Merge merge = merge(id);
            DeclarationsTable table = table();
            int removed = table.remove(id);
            boolean back = merge.undone().isEmpty() && putBack(table, id);
            if (removed > 0 || back) {
                write(declarations, table.bytes());
            }
            write(kept.resolve(id).resolve(MergeJson.NAME), MergeJson.bytes(merge, Optional.of(new Undone(at, by))));
            return removed;
        });
    }

    private Merge merge(String id) throws Refusal {
        return merges().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.input(Questionnaires.MESSAGES.text("noMerge", id)));
    }

    @Override
    public List<Merge> merges() throws Refusal {
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        DeclarationsTable table = table();
        List<Merge> merges = new ArrayList<>();
        try (Stream<Path> folders = Files.list(kept)) {
            for (Path folder : (Iterable<Path>) folders.sorted()::iterator) {
                Path file = folder.resolve(MergeJson.NAME);
                if (Files.isRegularFile(file)) {
                    merges.add(MergeJson.read(file, table));
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        merges.sort(Comparator.comparing(Merge::at).thenComparing(Merge::id));
        return List.copyOf(merges);
    }

    private DeclarationsTable table() throws Refusal {
        if (Files.exists(declarations.resolveSibling("declarations.xlsx"))) {
            throw Refusal.input(Questionnaires.MESSAGES.text("workbook", declarations));
        }
        try {
            return DeclarationsTable.of(
                    declarations, Files.exists(declarations) ? Files.readAllBytes(declarations) : new byte[0]);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Two merges at once would each write the table without the other's answers. A file lock is not for two threads. */
    private <T> T alone(Work<T> work) throws Refusal {
        ONE_AT_A_TIME.lock();
        try {
            Files.createDirectories(kept);
            Path lock = kept.resolve(".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                assert held.isValid();
                return work.run();
            }
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private Refusal unusable(IOException why) {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                Questionnaires.MESSAGES.text("unwritable", declarations, String.valueOf(why.getMessage())));
    }

    private static SortedMap<String, String> digests(Returned returned) {
        SortedMap<String, String> digests = new TreeMap<>();
        returned.files()
                .forEach((name, bytes) ->
                        digests.put(name, new Sha256().bytes(bytes).hex()));
        return digests;
    }

    /** Puts back what a merge took out. */
    private boolean putBack(DeclarationsTable table, String id) throws IOException, Refusal {
        Path gone = kept.resolve(id).resolve(WITHDRAWN);
        if (!Files.exists(gone)) {
            return false;
        }
        table.putBack(DeclarationsTable.of(gone, Files.readAllBytes(gone)));
        return true;
    }

    private void keep(Merge merge, Returned returned, Optional<byte[]> gone) throws IOException {
        Path folder = Files.createDirectories(kept.resolve(merge.id()));
        if (gone.isPresent()) {
            write(folder.resolve(WITHDRAWN), gone.get());
        }
        for (Map.Entry<String, byte[]> file : returned.files().entrySet()) {
            write(folder.resolve(file.getKey()), file.getValue());
        }
        write(folder.resolve(MergeJson.NAME), MergeJson.bytes(merge, Optional.empty()));
    }

    /** A file that is written whole, or not at all, and is there when the power goes. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path half = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try (FileChannel out = FileChannel.open(
                    half, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(bytes);
                while (content.hasRemaining()) {
                    out.write(content);
                }
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
