package fr.balise.adapters.publication.sending;

import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.operations.running.report.Outcome;

/** Counts refusals with one and the same status: what refuses everybody will refuse the next change too. */
public final class IdenticalRefusals {
    private final int most;
    private int status;
    private int alike;

    /** Made for so many; see {@code limits.identicalRefusals}. */
    public IdenticalRefusals(int most) {
        this.most = most;
    }

    /** True when that many in a row were refused alike, with no success among them. */
    synchronized boolean tooMany(Outcome outcome, Reply reply) {
        if (outcome.done()) {
            alike = 0;
        } else if (outcome == Outcome.REFUSED && reply instanceof Reply.Answer answer) {
            alike = answer.status() == status ? alike + 1 : 1;
            status = answer.status();
        }
        return alike >= most;
    }
}
