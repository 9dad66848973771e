package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.changes.ReverseChange;
import fr.balise.core.digest.StoredList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The undoing of a run as its journal tells it, read some entries at a time whenever somebody goes through it. */
final class ReversedRun extends StoredList<ReverseChange> {
    private static final int PAGE = 500;

    private final Journal journal;
    private final List<Entries> changes;

    /** The numbers of the entries that tell what a call meant to do, and that it was done. */
    record Entries(long intended, long applied) {}

    ReversedRun(Journal journal, List<Entries> changes) {
        this.journal = journal;
        this.changes = changes;
    }

    @Override
    public int size() {
        return changes.size();
    }

    @Override
    public Iterator<ReverseChange> iterator() {
        return IntStream.iterate(0, from -> from < size(), from -> from + PAGE)
                .mapToObj(from -> changes.subList(from, Math.min(from + PAGE, size())))
                .flatMap(page -> read(page).stream())
                .iterator();
    }

    private List<ReverseChange> read(List<Entries> page) {
        Map<Long, ObjectNode> contents = new HashMap<>();
        List<Long> numbers = new ArrayList<>();
        page.forEach(each -> numbers.addAll(List.of(each.intended(), each.applied())));
        try {
            journal.read(
                    numbers,
                    entry -> contents.put(entry.number(), entry.content().orElseThrow()));
        } catch (JournalFailure e) {
            throw new IllegalStateException(e);
        }
        return page.stream()
                .map(each -> ReverseChange.of(
                        Objects.requireNonNull(contents.get(each.intended())),
                        Objects.requireNonNull(contents.get(each.applied()))))
                .toList();
    }
}
