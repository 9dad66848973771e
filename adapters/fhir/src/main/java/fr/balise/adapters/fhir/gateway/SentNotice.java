package fr.balise.adapters.fhir.gateway;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;
import org.jspecify.annotations.Nullable;

/** Tells when a request has been written to its connection. HAPI leaves no way for it but the thread that calls. */
final class SentNotice extends HttpRequestExecutor {
    private static final ThreadLocal<Runnable> WAITING = new ThreadLocal<>();

    static Reply during(Runnable sent, Supplier<Reply> exchange) {
        WAITING.set(sent);
        try {
            return exchange.get();
        } finally {
            WAITING.remove();
        }
    }

    @Override
    protected @Nullable HttpResponse doSendRequest(
            HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        HttpResponse early = super.doSendRequest(request, connection, context);
        Runnable sent = WAITING.get();
        if (sent != null) {
            sent.run();
        }
        return early;
    }
}
