package fr.balise.adapters.fhir.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of a call, before anybody judges it. */
public sealed interface Reply {
    /**
     * The server, or a gateway in between, answered.
     *
     * @param headers by name in lower case
     */
    record Answer(int status, Map<String, List<String>> headers, String body) implements Reply {
        /** Puts header names in lower case. */
        public Answer {
            Map<String, List<String>> lower = new TreeMap<>();
            headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            headers = lower;
        }

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }
    }

    /** Nothing that can be read came back. */
    record NoAnswer(Why why, String detail) implements Reply {
        /** True when the request certainly did not reach the server. */
        public boolean neverSent() {
            return why == Why.UNKNOWN_HOST || why == Why.CANNOT_CONNECT || why == Why.TLS;
        }
    }

    /** Why there was no answer. */
    enum Why {
        /** The name is not known to the DNS. */
        UNKNOWN_HOST,
        /** Nobody listens there, or no route leads there. */
        CANNOT_CONNECT,
        /** The two sides do not trust each other. */
        TLS,
        /** It took too long; the server may have done it. */
        TIMED_OUT,
        /** The connection broke, perhaps in the middle; the server may have done it. */
        BROKEN
    }
}
