package fr.balise.samples.sandbox.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Who called, in the order of arrival. A long run keeps the latest calls only. */
public final class RequestLog {
    private static final int KEPT = 100_000;

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized Entry add(HttpServletRequest request, byte[] body, Instant arrivedAt, long arrivalNanos) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        Entry entry = new Entry(new LoggedRequest(
                request.getMethod(),
                targetOf(request),
                arrivedAt,
                arrivalNanos,
                request.getContentType(),
                new String(body, StandardCharsets.UTF_8),
                0,
                false));
        entries.addLast(entry);
        return entry;
    }

    public synchronized List<LoggedRequest> list() {
        return entries.stream()
                .map(Entry::soFar)
                .sorted(Comparator.comparingLong(LoggedRequest::arrivalNanos))
                .toList();
    }

    public synchronized void clear() {
        entries.clear();
    }

    static String targetOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** A call that may still be under way. */
    static final class Entry {
        private volatile LoggedRequest call;

        private Entry(LoggedRequest call) {
            this.call = call;
        }

        LoggedRequest soFar() {
            return call;
        }

        void applied(boolean applied) {
            becomes(call.status(), applied);
        }

        void answered(int status) {
            becomes(status, call.applied());
        }

        /** Only the thread that answers the call writes. */
        private void becomes(int status, boolean applied) {
            call = new LoggedRequest(
                    call.method(),
                    call.target(),
                    call.arrivedAt(),
                    call.arrivalNanos(),
                    call.contentType(),
                    call.body(),
                    status,
                    applied);
        }
    }
}
