package fr.balise.adapters.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A journal that is gone with the process: for rehearsals against a sandbox, never for a real directory. */
public final class MemoryJournal implements Journal {
    private final List<RecordedEntry> entries = new ArrayList<>();
    private final Map<String, String> documents = new TreeMap<>();
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
    public synchronized void append(List<Entry> added, List<Memory> memories) {
        for (Entry entry : added) {
            entries.add(new RecordedEntry(
                    entries.size() + 1L, entry.run(), entry.kind(), Optional.of(entry.content()), ""));
        }
        for (Memory one : memories) {
            String key = one.target() + " " + one.carrier() + " " + one.address();
            memory.remove(key);
            one.contactPoint().ifPresent(known -> memory.put(key, one));
        }
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
    public synchronized void keep(String name, String document) {
        documents.put(name, document);
    }

    @Override
    public synchronized Optional<String> kept(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    @Override
    public synchronized List<Memory> remembered(String target) {
        return memory.values().stream()
                .filter(one -> one.target().equals(target))
                .toList();
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
