package fr.balise.adapters.publication.execution;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.adapters.publication.changes.PendingChange;
import fr.balise.adapters.publication.sending.Run;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Shares the carriers of a run among workers. Carriers are read a batch at a time; the next batch is read while the last
 * carriers of this one are still being dealt with, so that the pace is never idle.
 */
final class WorkerPool {
    private static final Messages MESSAGES = Messages.beside(WorkerPool.class, "execution");

    private final Run run;
    private final CarrierWork work;
    private final Deque<List<CarrierRef>> batches = new ArrayDeque<>();
    private final Map<CarrierRef, List<PendingChange>> byCarrier = new LinkedHashMap<>();
    private Map<CarrierRef, CarrierView> first = Map.of();

    WorkerPool(Run run, Set<String> domains, List<PendingChange> changes) {
        this.run = run;
        this.work = new CarrierWork(run, domains);
        changes.forEach(change -> byCarrier
                .computeIfAbsent(change.carrier(), none -> new ArrayList<>())
                .add(change));
        List<CarrierRef> carriers = List.copyOf(byCarrier.keySet());
        for (int from = 0; from < carriers.size(); from += DirectorySearch.BATCH) {
            batches.add(carriers.subList(from, Math.min(from + DirectorySearch.BATCH, carriers.size())));
        }
    }

    /** Reads the first batch, so that a directory that cannot be read stops the run before it begins. */
    void prepare() throws GatewayUnavailable, InterruptedException {
        List<CarrierRef> batch = batches.peek();
        if (batch != null) {
            first = run.reading().read(batch);
        }
    }

    /** Deals with every carrier, or stops as the flag asks; what was begun is always finished. */
    void work() throws InterruptedException {
        int hands = run.settings().concurrency();
        ExecutorService workers = Executors.newFixedThreadPool(hands);
        Semaphore room = new Semaphore(2 * hands);
        try {
            Map<CarrierRef, CarrierView> views = first;
            int holds = 0;
            while (!batches.isEmpty() && !run.stop().raised()) {
                List<CarrierRef> batch = batches.remove();
                for (CarrierRef carrier : batch) {
                    room.acquire();
                    Optional<CarrierView> view = Optional.ofNullable(views.get(carrier));
                    int readAfter = holds;
                    workers.execute(() -> {
                        try {
                            deal(carrier, view, readAfter);
                        } finally {
                            room.release();
                        }
                    });
                }
                holds = run.stop().holds();
                views = next();
            }
        } finally {
            workers.shutdown();
            while (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                run.notice(MESSAGES.text("lastCalls"));
            }
        }
    }

    private Map<CarrierRef, CarrierView> next() throws InterruptedException {
        List<CarrierRef> batch = batches.peek();
        if (batch == null || run.stop().raised()) {
            return Map.of();
        }
        try {
            return run.reading().read(batch);
        } catch (GatewayUnavailable e) {
            run.stop().raise(e.text());
            return Map.of();
        }
    }

    /** Holds still before its next call where that is asked; what was read before is then read again. */
    private void deal(CarrierRef carrier, Optional<CarrierView> view, int readAfter) {
        try {
            Optional<CarrierView> latest = view;
            int holds = readAfter;
            List<PendingChange> left = byCarrier.getOrDefault(carrier, List.of());
            while (!left.isEmpty() && !run.stop().raisedAfterHold()) {
                if (run.stop().holds() != holds) {
                    holds = run.stop().holds();
                    latest = Optional.ofNullable(
                            run.reading().read(List.of(carrier)).get(carrier));
                }
                work.carryOut(left, latest, holds);
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
