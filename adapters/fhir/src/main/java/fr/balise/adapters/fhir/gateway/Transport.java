package fr.balise.adapters.fhir.gateway;

import fr.balise.core.findings.Refusal;
import java.net.URI;

/** Carries calls to a server. Safe for use by several threads. */
public interface Transport extends AutoCloseable {
    /** Opens the way to a server. */
    @FunctionalInterface
    interface Way {
        /** Opens it. */
        Transport open() throws Refusal;
    }

    /** The address that every call starts with, without a slash at its end. */
    URI base();

    /** Makes one call and waits for what becomes of it. */
    default Reply exchange(Call call) throws InterruptedException {
        return exchange(call, Departure.UNWATCHED);
    }

    /** As {@link #exchange(Call)}, and tells when the call leaves; an attempt more is a departure more. */
    Reply exchange(Call call, Departure departure) throws InterruptedException;

    @Override
    void close();
}
