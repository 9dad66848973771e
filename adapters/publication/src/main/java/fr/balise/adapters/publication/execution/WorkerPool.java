package fr.balise.adapters.publication.execution;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.history.OwnMemory;
import fr.balise.adapters.publication.sending.Run;
import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shares the carriers of a run among workers. Carriers are read a batch at a time; the next batch is read while the last
 * carriers of this one are still being dealt with, so that the pace is never idle.
 */
final class WorkerPool {
    private static final Messages MESSAGES = Messages.beside(WorkerPool.class, "execution");

    private final Run run;
    private final CarrierWork work;
    private final Iterator<? extends PendingChange> changes;
    private @Nullable PendingChange ahead;
    private Batch first = Batch.NONE;

    /**
     * Some carriers, what is to be done there, what stands there, and what we last wrote there.
     *
     * @param holds how often the run had held still before they were read
     */
    private record Batch(
            Map<CarrierRef, List<PendingChange>> changes,
            int holds,
            Map<CarrierRef, CarrierView> views,
            OwnMemory memory) {
        static final Batch NONE = new Batch(Map.of(), 0, Map.of(), OwnMemory.NONE);
    }

    /** @param changes where they are not in memory, those of a carrier one after the other */
    WorkerPool(Run run, Set<String> domains, List<? extends PendingChange> changes) {
        this.run = run;
        this.work = new CarrierWork(run, domains);
        this.changes = changes instanceof StoredList
                ? changes.iterator()
                : changes.stream()
                        .collect(Collectors.groupingBy(PendingChange::carrier, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .iterator();
        this.ahead = unsettled();
    }

    /** What an earlier part of the run settled is left as it is. */
    private @Nullable PendingChange unsettled() {
        while (changes.hasNext()) {
            PendingChange next = changes.next();
            if (!run.settled(next)) {
                return next;
            }
        }
        return null;
    }

    /** Reads the first batch, so that a directory that cannot be read stops the run before it begins. */
    void prepare() throws GatewayUnavailable, JournalFailure, InterruptedException {
        first = read();
    }

    private Batch read() throws GatewayUnavailable, JournalFailure, InterruptedException {
        Map<CarrierRef, List<PendingChange>> batch = new LinkedHashMap<>();
        for (PendingChange next = ahead; next != null; next = ahead) {
            if (batch.size() == DirectorySearch.BATCH && !batch.containsKey(next.carrier())) {
                break;
            }
            batch.computeIfAbsent(next.carrier(), none -> new ArrayList<>()).add(next);
            ahead = unsettled();
        }
        return batch.isEmpty()
                ? Batch.NONE
                : new Batch(batch, run.stop().holds(), run.reading().read(batch.keySet()), run.memory(batch.keySet()));
    }

    /** Deals with every carrier, or stops as the flag asks; what was begun is always finished. */
    void work() throws InterruptedException {
        int hands = run.settings().concurrency();
        ExecutorService workers = Executors.newFixedThreadPool(hands);
        Semaphore room = new Semaphore(4 * hands);
        try {
            for (Batch batch = first; !batch.changes().isEmpty() && !run.stop().raised(); batch = next()) {
                for (CarrierRef carrier : batch.changes().keySet()) {
                    room.acquire();
                    Batch current = batch;
                    workers.execute(() -> {
                        try {
                            deal(carrier, current);
                        } finally {
                            room.release();
                        }
                    });
                }
            }
        } finally {
            workers.shutdown();
            while (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                run.notice(MESSAGES.text("lastCalls"));
            }
            run.awaitNoted();
        }
    }

    private Batch next() throws InterruptedException {
        if (run.stop().raised()) {
            return Batch.NONE;
        }
        try {
            return read();
        } catch (GatewayUnavailable | JournalFailure e) {
            run.stop().raise(e.text());
            return Batch.NONE;
        }
    }

    /** Holds still before its next call where that is asked; what was read before is then read again. */
    private void deal(CarrierRef carrier, Batch batch) {
        try {
            Optional<CarrierView> latest = Optional.ofNullable(batch.views().get(carrier));
            int holds = batch.holds();
            List<PendingChange> left = batch.changes().getOrDefault(carrier, List.of());
            while (!left.isEmpty() && !run.stop().raisedAfterHold()) {
                if (run.stop().holds() != holds) {
                    holds = run.stop().holds();
                    latest = run.reading().read(carrier);
                }
                work.carryOut(left, latest, batch.memory(), holds);
                left = left.stream().filter(change -> !run.settled(change)).toList();
            }
            left.forEach(run::leave);
        } catch (GatewayUnavailable | JournalFailure e) {
            run.stop().raise(e.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop().raise(MESSAGES.text("interrupted"));
        } catch (RuntimeException e) {
            run.stop().raise(MESSAGES.text("internal", carrier, e));
        }
    }
}
