package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes calls on, and remembers the patches with what was answered; whoever opened the transport closes it. */
final class RecordedTransport implements Transport {
    private final Transport transport;
    private final List<String> patches = new CopyOnWriteArrayList<>();

    RecordedTransport(Transport transport) {
        this.transport = transport;
    }

    /** One line each, in the order of the answers. */
    List<String> patches() {
        return List.copyOf(patches);
    }

    @Override
    public URI base() {
        return transport.base();
    }

    @Override
    public Reply exchange(Call call, Departure departure) throws InterruptedException {
        Reply reply = transport.exchange(call, departure);
        if (call.verb() == Call.Verb.PATCH) {
            String path = URI.create(call.address(base())).getRawPath();
            patches.add("PATCH " + path + " → "
                    + (reply instanceof Reply.Answer answer
                            ? String.valueOf(answer.status())
                            : ((Reply.NoAnswer) reply).detail()));
        }
        return reply;
    }

    @Override
    public void close() {}
}
