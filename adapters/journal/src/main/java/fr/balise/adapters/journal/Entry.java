package fr.balise.adapters.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.operations.running.RunIdentity;
import java.time.Instant;

/**
 * Something to be written down.
 *
 * @param run the run it belongs to
 * @param content all that is known of it (EX_GDT_5040)
 */
public record Entry(String run, Kind kind, ObjectNode content) {
    /** What is told of each action, whatever it is: what, when, who, with what, from where. */
    public static ObjectNode action(String action, RunIdentity identity, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("action", action)
                .put("at", at.toString())
                .put("author", identity.author())
                .put("client", identity.client())
                .put("source", identity.source());
    }

    /** What kind of thing an entry tells. */
    public enum Kind {
        /** A run begins: plan, policy, author, server. */
        RUN_STARTED,
        /** A call is about to leave; what it means to do, and what stood there before. */
        INTENDED,
        /** It was done. */
        APPLIED,
        /** It was so already; nothing was sent. */
        ALREADY_SO,
        /** It was refused. */
        REFUSED,
        /** It was not sent: the directory had changed. */
        STALE,
        /** Sent; nobody knows whether it was done. */
        UNKNOWN,
        /** The answer left a doubt or asked to come back; another entry settles it. */
        RETRIED,
        /** A run ends. */
        RUN_FINISHED,
        /** Limits refused a plan before anything was sent; its target is in quarantine. */
        PLAN_REFUSED,
        /** A person rejected the plan that was refused last. */
        QUARANTINE_ENDED,
        /** A verification: what was read agrees, or not. */
        VERIFIED,
        /** Contents of older entries were deleted (EX_GDT_5070). */
        PURGED,
        /** Contents of older entries were made anonymous (EX_GDT_5070). */
        PSEUDONYMISED
    }
}
