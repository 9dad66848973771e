package fr.balise.adapters.journal;

import fr.balise.core.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A journal that is gone with the process: for rehearsals against a sandbox, never for a real directory. */
public final class MemoryJournal implements Journal {
    private final List<RecordedEntry> entries = new ArrayList<>();
    private final Map<String, ByteArrayOutputStream> documents = new TreeMap<>();
    private final Map<String, Memory> memory = new TreeMap<>();
    private final AtomicBoolean held = new AtomicBoolean();

    @Override
    public Hold hold() throws JournalFailure {
        if (!held.compareAndSet(false, true)) {
            throw JournalFailure.of("inUseHere");
        }
        return () -> held.set(false);
    }

    @Override
    public synchronized CompletableFuture<Void> submit(List<Entry> added, List<Memory> memories) {
        for (Entry entry : added) {
            entries.add(new RecordedEntry(
                    entries.size() + 1L, entry.run(), entry.kind(), Optional.of(entry.content()), ""));
        }
        for (Memory one : memories) {
            String key = one.target() + " " + one.carrier() + " " + one.address();
            memory.remove(key);
            one.contactPoint().ifPresent(known -> memory.put(key, one));
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void read(Optional<String> run, Consumer<RecordedEntry> reader) {
        entries.stream()
                .filter(entry -> run.isEmpty() || run.get().equals(entry.run()))
                .forEach(reader);
    }

    @Override
    public synchronized void read(Entry.Kind kind, Consumer<RecordedEntry> reader) {
        entries.stream().filter(entry -> entry.kind() == kind).forEach(reader);
    }

    @Override
    public synchronized void read(Collection<Long> numbers, Consumer<RecordedEntry> reader) {
        numbers.forEach(number -> reader.accept(entries.get((int) (number - 1))));
    }

    @Override
    public synchronized CompletableFuture<String> keep(String name, Document document) {
        Sha256 digest = new Sha256();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            document.to(digest.writing(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documents.put(name, bytes);
        return CompletableFuture.completedFuture(digest.hex());
    }

    @Override
    public synchronized boolean kept(String name, OutputStream out) {
        ByteArrayOutputStream kept = documents.get(name);
        try {
            if (kept != null) {
                kept.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept != null;
    }

    @Override
    public synchronized List<Memory> remembered(String target) {
        return memory.values().stream()
                .filter(one -> one.target().equals(target))
                .toList();
    }

    @Override
    public synchronized List<Memory> remembered(String target, Collection<String> carriers) {
        return remembered(target).stream()
                .filter(one -> carriers.contains(one.carrier()))
                .toList();
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
