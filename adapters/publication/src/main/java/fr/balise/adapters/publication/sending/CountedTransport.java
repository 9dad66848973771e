package fr.balise.adapters.publication.sending;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the calls of one run. */
public final class CountedTransport implements Transport {
    private final Transport transport;
    private final AtomicLong calls = new AtomicLong();

    /** Passes calls on. */
    public CountedTransport(Transport transport) {
        this.transport = transport;
    }

    /** Calls so far. */
    public long calls() {
        return calls.get();
    }

    @Override
    public URI base() {
        return transport.base();
    }

    @Override
    public Reply exchange(Call call, Departure departure) throws InterruptedException {
        calls.incrementAndGet();
        return transport.exchange(call, departure);
    }

    @Override
    public void close() {
        // The transport outlives the run.
    }
}
