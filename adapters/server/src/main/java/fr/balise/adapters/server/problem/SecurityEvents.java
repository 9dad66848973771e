package fr.balise.adapters.server.problem;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What whoever watches over the machine must hear of (EX_SSI_5090): one line each under {@code balise.security}, as names
 * and values, and a counter. Nothing is told of what a request said but its path.
 */
@Component
public final class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger("balise.security");
    private static final int MANY = 10;
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 1_000;

    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Deque<Instant>> refused = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** What can happen. */
    public enum Event {
        /** Somebody was kept out: no right, a foreign name of this machine, too many requests. */
        REFUSED,
        /** The tenth time within ten minutes from one address. */
        REPEATED,
        /** A limit was lifted by an approval. */
        LIMITS_LIFTED,
        /** A link of a professional was said that opens nothing: forged, over, used up, or with somebody else's question. */
        LINK_CLOSED,
        /** Something was changed at an hour when nobody usually does. */
        UNUSUAL_HOUR
    }

    SecurityEvents(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Tells that somebody was kept out, and that it goes on. */
    void refused(int status, HttpServletRequest request) {
        metrics.counter("balise.refused", "status", "" + status).increment();
        tell(Event.REFUSED, "status=" + status, request);
        if (repeated(request.getRemoteAddr())) {
            tell(Event.REPEATED, "times=" + MANY, request);
        }
    }

    private synchronized boolean repeated(String address) {
        Instant now = clock.instant();
        Deque<Instant> times = refused.computeIfAbsent(address, none -> new ArrayDeque<>());
        times.addLast(now);
        while (times.size() > MANY || times.getFirst().isBefore(now.minus(SOON))) {
            times.removeFirst();
        }
        boolean many = times.size() == MANY;
        if (many) {
            times.clear();
        }
        return many;
    }

    /** Tells that an approval lifted limits, where it did. */
    public void lifted(Collection<String> limits, HttpServletRequest request) {
        if (!limits.isEmpty()) {
            tell(Event.LIMITS_LIFTED, "limits=" + String.join(",", limits), request);
        }
    }

    /** Tells of an event. */
    public void tell(Event event, String details, HttpServletRequest request) {
        String account = String.valueOf(request.getRemoteUser()).replaceAll("\\p{Cntrl}", "?");
        LOG.warn(
                "event={} {} method={} path={} account={} address={}",
                event,
                details.replaceAll("\\p{Cntrl}", "?"),
                request.getMethod(),
                request.getRequestURI(),
                account,
                request.getRemoteAddr());
        metrics.counter("balise.security", "event", event.name()).increment();
    }
}
