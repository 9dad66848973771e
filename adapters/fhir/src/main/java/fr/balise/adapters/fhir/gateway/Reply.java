package fr.balise.adapters.fhir.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What became of a call, before anybody judges it. */
public sealed interface Reply {
    /**
     * The server, or a gateway in between, answered. Body and headers are what came, for reading; whatever leaves for a
     * log, a journal or a terminal goes through {@link #logged}.
     *
     * @param headers by name in lower case
     * @param key the key that the call bore
     */
    record Answer(int status, Map<String, List<String>> headers, Body body, ApiKey key) implements Reply {
        /** Puts header names in lower case. */
        public Answer {
            Map<String, List<String>> lower = new TreeMap<>();
            headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            headers = lower;
        }

        /** An answer to a call without a key. */
        public Answer(int status, Map<String, List<String>> headers, String body) {
            this(status, headers, Body.of(body), ApiKey.none());
        }

        /** The first value of a header, as it came. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /** A text of this answer with the key blacked out, fit to be stored. */
        public String logged(String text) {
            return key.hiddenIn(text);
        }
    }

    /**
     * True when less may be managed where this was not: a server that fails, takes too long or breaks off. One that says
     * that it is away (503) will not come back for less.
     */
    static boolean mayManageLess(Reply reply) {
        return reply instanceof Answer answer
                ? Set.of(413, 414, 500, 502, 504).contains(answer.status())
                : Set.of(Why.TIMED_OUT, Why.BROKEN, Why.OUT_OF_BOUNDS).contains(((NoAnswer) reply).why());
    }

    /** A call that its maker kept back. */
    static NoAnswer withheld() {
        return new NoAnswer(Why.WITHHELD, "no longer wanted when its turn came");
    }

    /**
     * Nothing that can be read came back.
     *
     * @param detail fit to be shown and stored
     */
    record NoAnswer(Why why, String detail) implements Reply {
        /** True when the request certainly did not reach the server. */
        public boolean neverSent() {
            return switch (why) {
                case BAD_ADDRESS, UNKNOWN_HOST, CANNOT_CONNECT, TLS, WITHHELD -> true;
                case TIMED_OUT, BROKEN, OUT_OF_BOUNDS -> false;
            };
        }
    }

    /** Why there was no answer. */
    enum Why {
        /** The address, a link of the server's perhaps, is none. */
        BAD_ADDRESS,
        /** The name is not known to the DNS. */
        UNKNOWN_HOST,
        /** Nobody listens there, or no route leads there. */
        CANNOT_CONNECT,
        /** The two sides do not trust each other. */
        TLS,
        /** Whoever made the call no longer wanted it when its turn came. */
        WITHHELD,
        /** It took too long, in one go or as a whole; the server may have done it. */
        TIMED_OUT,
        /** The connection broke, perhaps in the middle; the server may have done it. */
        BROKEN,
        /** Headers or body without measure; the server may have done it. */
        OUT_OF_BOUNDS
    }
}
