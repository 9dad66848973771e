package fr.balise.adapters.fhir.gateway;

import java.net.URI;

/** Carries calls to a server. Safe for use by several threads. */
public interface Transport extends AutoCloseable {
    /** The address that every call starts with, without a slash at its end. */
    URI base();

    /** Makes one call and waits for what becomes of it. */
    Reply exchange(Call call) throws InterruptedException;

    @Override
    void close();
}
