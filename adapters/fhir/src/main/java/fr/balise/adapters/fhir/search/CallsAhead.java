package fr.balise.adapters.fhir.search;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls that leave before anybody waits for them; what became of each is told when it is its turn. */
final class CallsAhead {
    /** So many may be under way. */
    static final int MOST = 4;

    private final Transport transport;
    private final Map<Call, Future<Reply>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers;

    CallsAhead(Transport transport) {
        this.transport = transport;
        this.workers = new ThreadPoolExecutor(MOST, MOST, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread worker = new Thread(work, "search-ahead");
            worker.setDaemon(true);
            return worker;
        });
        // Nobody ends them: they end when nothing is sent any more.
        workers.allowCoreThreadTimeOut(true);
    }

    /** Sends those that are not under way, and gives up others that are. */
    void send(List<Call> calls) {
        underWay.forEach((call, sent) -> {
            if (!calls.contains(call)) {
                sent.cancel(true);
            }
        });
        underWay.keySet().retainAll(calls);
        calls.forEach(call -> underWay.computeIfAbsent(call, next -> workers.submit(() -> transport.exchange(next))));
    }

    /** Waits for what becomes of a call, which leaves now unless it has. */
    Reply exchange(Call call) throws InterruptedException {
        Future<Reply> sent = underWay.remove(call);
        if (sent == null) {
            return transport.exchange(call);
        }
        try {
            return sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
