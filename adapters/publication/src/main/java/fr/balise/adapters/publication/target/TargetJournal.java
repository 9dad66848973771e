package fr.balise.adapters.publication.target;

import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.audit.AuditSearch;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.journal.state.StatePlace;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.history.OwnWrites;
import fr.balise.adapters.publication.history.RunHistory;
import fr.balise.adapters.publication.history.TargetHistory;
import fr.balise.core.findings.Refusal;
import fr.balise.core.identity.RunName;
import fr.balise.core.safety.PastRuns;
import fr.balise.operations.following.Store;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.History;
import fr.balise.operations.sources.MemoryOverlay;
import fr.balise.operations.sources.OwnWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal of the runs on one directory, the command line's too. It is open for writing only while a run is under way,
 * so that the command line may run between two.
 */
public final class TargetJournal implements History {
    private final DirectoryAddress directory;
    private final StatePlace place;

    /**
     * The journal of a directory.
     *
     * @param place where journals lie
     */
    public TargetJournal(DirectoryAddress directory, StatePlace place) {
        this.directory = directory;
        this.place = place;
    }

    /** Something that is read of a journal. */
    @FunctionalInterface
    private interface Told<T> {
        T by(Journal journal) throws Refusal;
    }

    /**
     * Opens it to write; it is made where there is none.
     *
     * @throws Refusal also when another process writes
     */
    public SqlJournal open() throws Refusal {
        return place.open(directory);
    }

    private <T> Optional<T> read(Told<T> told) throws Refusal {
        if (!place.holds(directory)) {
            return Optional.empty();
        }
        try (SqlJournal journal = place.reading(directory)) {
            return Optional.of(told.by(journal));
        }
    }

    @Override
    public Optional<MemoryOverlay> memory() throws Refusal {
        return read(journal -> OwnMemory.of(journal, directory).overlay());
    }

    @Override
    public PastRuns pastRuns() throws Refusal {
        return read(journal -> TargetHistory.of(journal, directory)).orElse(PastRuns.NONE);
    }

    @Override
    public Map<String, OwnWrite> writes() throws Refusal {
        return read(journal -> OwnWrites.of(journal, directory)).orElse(Map.of());
    }

    /**
     * Opens what is kept beside it; it is made where there is none.
     *
     * @throws Refusal when it cannot be opened
     */
    public Store store() throws Refusal {
        return place.store(directory, Optional.empty());
    }

    /** Where it is, for people. */
    public String where() {
        return place.journal(directory);
    }

    /**
     * Every run, the latest first.
     *
     * @throws Refusal when the journal cannot be read
     */
    public List<RunOutline> runs() throws Refusal {
        List<RunOutline> runs = new ArrayList<>(read(RunOutline::all).orElse(List.of()));
        Collections.reverse(runs);
        return runs;
    }

    /**
     * The run of a plan that began since a moment, if one did: an approval of then is spent by it.
     *
     * @param plan the digest of the plan
     * @throws Refusal when the journal cannot be read
     */
    public Optional<RunName> begunSince(String plan, Instant moment) throws Refusal {
        return read(journal -> RunHistory.begunSince(journal, plan, moment)).flatMap(run -> run);
    }

    /**
     * Looks for entries, the latest first.
     *
     * @param skipped how many of the latest are left out
     * @throws Refusal when the journal cannot be read
     */
    public AuditSearch.Part search(AuditSearch search, int skipped, int most) throws Refusal {
        return read(journal -> search.in(journal, skipped, most)).orElse(new AuditSearch.Part(List.of(), 0));
    }

    /**
     * Rejects the plan that limits refused last, which ends the quarantine.
     *
     * @return false when none waits for it
     * @throws Refusal when it cannot be written down
     */
    public boolean reject(RunIdentity who, Instant now) throws Refusal {
        Optional<PastRuns.RefusedPlan> refused = pastRuns().quarantine();
        if (refused.isEmpty()) {
            return false;
        }
        try (SqlJournal journal = open()) {
            TargetHistory.reject(journal, directory, refused.get(), who, now);
            return true;
        }
    }
}
