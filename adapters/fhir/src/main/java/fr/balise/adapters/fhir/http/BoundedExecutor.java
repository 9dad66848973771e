package fr.balise.adapters.fhir.http;

import fr.balise.adapters.fhir.gateway.Departure;
import java.io.IOException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.ProtocolException;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;
import org.jspecify.annotations.Nullable;

/** Tells when a request has been written to its connection, and does not wait through provisional answers for ever. */
final class BoundedExecutor extends HttpRequestExecutor {
    /** Where the context of a request keeps its {@link Departure}. */
    static final String DEPARTURE = "balise.departure";

    private static final int MOST_PROVISIONAL = 10;

    @Override
    protected @Nullable HttpResponse doSendRequest(
            HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        HttpResponse early = super.doSendRequest(request, connection, context);
        boolean toProxyAlone = "CONNECT".equals(request.getRequestLine().getMethod());
        if (!toProxyAlone && context.getAttribute(DEPARTURE) instanceof Departure departure) {
            departure.sent();
        }
        return early;
    }

    @Override
    protected HttpResponse doReceiveResponse(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        for (int provisional = 0; provisional <= MOST_PROVISIONAL; provisional++) {
            HttpResponse response = connection.receiveResponseHeader();
            if (response.getStatusLine().getStatusCode() >= HttpStatus.SC_OK) {
                if (canResponseHaveBody(request, response)) {
                    connection.receiveResponseEntity(response);
                }
                return response;
            }
        }
        throw new ProtocolException("more than " + MOST_PROVISIONAL + " provisional answers");
    }
}
