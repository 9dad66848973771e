package fr.balise.adapters.publication.sending;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.changes.PreparedChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call down when the pace lets it go, and not before: what waits for its turn when the run is told to stop, or
 * to hold still, is neither sent nor noted.
 */
final class LoggedDeparture implements Departure {
    private final Run run;
    private final List<PreparedChange> changes;
    private final Call call;
    private final Attempts attempts;
    private final int holds;
    private final boolean begun;
    private boolean left;
    private @Nullable JournalFailure failure;

    /** @param begun true when an attempt left before: whatever is asked, it is brought to an end */
    LoggedDeparture(Run run, List<PreparedChange> changes, Call call, Attempts attempts, int holds, boolean begun) {
        this.holds = holds;
        this.begun = begun;
        this.run = run;
        this.changes = changes;
        this.call = call;
        this.attempts = attempts;
    }

    @Override
    public boolean mayLeave() {
        if (run.stop().raised() || held()) {
            return false;
        }
        try {
            run.log().intended(changes, call, attempts.next());
        } catch (JournalFailure e) {
            failure = e;
            return false;
        }
        run.begin(changes);
        left = true;
        return true;
    }

    /** True when the run held still since its carrier was read, which is then read again before anything is sent to it. */
    boolean held() {
        return !begun && run.stop().holds() != holds;
    }

    /**
     * True when it was written down and let go.
     *
     * @throws JournalFailure when it could not be written down, so that it was kept back
     */
    boolean left() throws JournalFailure {
        if (failure != null) {
            throw failure;
        }
        return left;
    }
}
