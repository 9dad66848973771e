package fr.balise.adapters.fhir.gateway;

/** What whoever makes a call does as it leaves. Called by the thread that makes the call. */
public interface Departure {
    /** A call that nobody watches leave. */
    Departure UNWATCHED = () -> true;

    /**
     * The pace lets the call go: it leaves as soon as this returns.
     *
     * @return false to keep it here after all
     */
    boolean mayLeave() throws InterruptedException;

    /** The whole request has left this machine; a transport that cannot know does not tell. */
    default void sent() {}
}
