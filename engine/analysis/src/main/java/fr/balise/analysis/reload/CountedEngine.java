package fr.balise.analysis.reload;

import fr.balise.core.PublicationEngine;
import java.util.concurrent.atomic.AtomicInteger;

/** One engine and how many use it; it is closed when the last one leaves, never under somebody's hands. */
final class CountedEngine {
    private final PublicationEngine engine;

    /** The place it holds counts as one. */
    private final AtomicInteger users = new AtomicInteger(1);

    CountedEngine(PublicationEngine engine) {
        this.engine = engine;
    }

    PublicationEngine engine() {
        return engine;
    }

    /** False when it is closed already: another has taken its place. */
    boolean enter() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            engine.close();
        }
    }
}
