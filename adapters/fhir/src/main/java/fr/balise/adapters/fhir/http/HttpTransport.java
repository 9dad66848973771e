package fr.balise.adapters.fhir.http;

import fr.balise.adapters.fhir.gateway.Body;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.Diagnostics;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.BasicHttpContext;
import org.apache.http.protocol.HttpContext;

/**
 * Calls over HTTP, each with a deadline as a whole and bounds on what may come back. There are no cookies, redirects or
 * silent retries: a patch that is sent twice unseen is a patch out of control.
 */
public final class HttpTransport implements Transport {
    private static final String FHIR_JSON = "application/fhir+json";

    /** A page holds a thousand matches at most, of a few kilobytes each; a patch brings one resource. */
    private static final long LARGEST_PAGE = 32_000_000;

    private static final long LARGEST_RESOURCE = 4_000_000;

    private final NetworkSettings settings;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Makes ready; nothing is sent yet.
     *
     * @throws GatewayUnavailable when a certificate or proxy setting cannot be used
     */
    public HttpTransport(NetworkSettings settings) throws GatewayUnavailable {
        this.settings = settings;
        this.http = HttpClients.make(settings);
        // Otherwise each call would be kept until the deadline that it kept.
        deadlines.setRemoveOnCancelPolicy(true);
    }

    @Override
    public URI base() {
        return settings.base();
    }

    @Override
    public Reply exchange(Call call, Departure departure) throws InterruptedException {
        HttpUriRequest request;
        try {
            request = request(call);
        } catch (IllegalArgumentException e) {
            return none(Reply.Why.BAD_ADDRESS, String.valueOf(e.getMessage()));
        }
        return departure.mayLeave() ? carryOut(call, request, departure) : Reply.withheld();
    }

    private Reply carryOut(Call call, HttpUriRequest request, Departure departure) {
        HttpContext context = new BasicHttpContext();
        context.setAttribute(BoundedExecutor.DEPARTURE, departure);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.abort();
                },
                settings.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = http.execute(request, context)) {
            return answer(call, request, response);
        } catch (IOException e) {
            return late.get()
                    ? none(
                            Reply.Why.TIMED_OUT,
                            "the whole call took more than "
                                    + settings.deadline().toMillis() + " ms")
                    : none(NetworkTrouble.why(e), NetworkTrouble.detail(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private Reply answer(Call call, HttpUriRequest request, CloseableHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getAllHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        HttpEntity entity = response.getEntity();
        try {
            Body body = entity == null
                    ? Body.of("")
                    : Body.read(entity.getContent(), call.reads() ? LARGEST_PAGE : LARGEST_RESOURCE);
            return new Reply.Answer(response.getStatusLine().getStatusCode(), headers, body, settings.apiKey());
        } catch (Body.TooLarge e) {
            // Closing would first read the rest, which may have no end.
            request.abort();
            throw e;
        }
    }

    private Reply none(Reply.Why why, String detail) {
        return new Reply.NoAnswer(why, Diagnostics.printable(settings.apiKey().hiddenIn(detail)));
    }

    private HttpUriRequest request(Call call) {
        RequestBuilder request = RequestBuilder.create(call.verb().name())
                .setUri(URI.create(call.address(settings.base())))
                .setCharset(StandardCharsets.UTF_8)
                .addHeader("Accept", FHIR_JSON)
                .addHeader("User-Agent", "Balise");
        // The content type without a charset: a strict server may refuse it, and JSON is UTF-8 anyway.
        call.body()
                .ifPresent(body -> request.setEntity(new ByteArrayEntity(
                        body.text().getBytes(StandardCharsets.UTF_8), ContentType.create(body.contentType()))));
        if (!call.reads()) {
            // One resource: to compress it costs both sides more than the wire gains. What comes compressed is read.
            request.addHeader("Accept-Encoding", "identity");
        }
        settings.apiKey().putInto(request::addHeader);
        return request.build();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
