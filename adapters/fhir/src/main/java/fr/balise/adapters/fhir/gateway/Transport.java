package fr.balise.adapters.fhir.gateway;

/** Carries calls to a server. Safe for use by several threads. */
public interface Transport extends AutoCloseable {
    /** Makes one call and waits for what becomes of it. */
    Reply exchange(Call call) throws InterruptedException;

    @Override
    void close();
}
