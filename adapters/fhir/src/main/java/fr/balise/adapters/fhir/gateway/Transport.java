package fr.balise.adapters.fhir.gateway;

import java.net.URI;

/** Carries calls to a server. Safe for use by several threads. */
public interface Transport extends AutoCloseable {
    /** The address that every call starts with, without a slash at its end. */
    URI base();

    /** Makes one call and waits for what becomes of it. */
    Reply exchange(Call call) throws InterruptedException;

    /**
     * As {@link #exchange(Call)}, and tells when the whole request has left this machine; a transport that cannot know
     * does not tell.
     *
     * @param sent called by the calling thread, before the answer is waited for
     */
    default Reply exchange(Call call, Runnable sent) throws InterruptedException {
        return exchange(call);
    }

    @Override
    void close();
}
