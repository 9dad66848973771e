package fr.balise.adapters.fhir.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IHttpClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * Calls over HAPI's FHIR client. Its low-level requests are used rather than its fluent ones: those turn an unreadable
 * body, a redirect or a time-out into something else before anybody can look, and parse large bundles slowly. Its HTTP
 * client is one of our own, without cookies, redirects or silent retries, since a patch that is sent twice unseen is a
 * patch out of control.
 */
public final class HapiTransport implements Transport {
    private static final int LARGEST_BODY = 100_000_000;
    private static final String FHIR_JSON = "application/fhir+json";

    private final NetworkSettings settings;
    private final FhirContext context = FhirContext.forR4Cached();
    private final ApacheRestfulClientFactory factory = new ApacheRestfulClientFactory(context);
    private final CloseableHttpClient http;

    /**
     * Makes ready; nothing is sent yet.
     *
     * @throws GatewayUnavailable when a certificate or proxy setting cannot be used
     */
    public HapiTransport(NetworkSettings settings) throws GatewayUnavailable {
        this.settings = settings;
        this.http = HttpClients.make(settings);
        factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
        factory.setHttpClient(http);
    }

    @Override
    public URI base() {
        return settings.base();
    }

    @Override
    public Reply exchange(Call call) {
        return exchange(call, () -> {});
    }

    @Override
    public Reply exchange(Call call, Runnable sent) {
        return SentNotice.during(sent, () -> carryOut(call));
    }

    private Reply carryOut(Call call) {
        IHttpRequest request = request(call);
        IHttpResponse response = null;
        try {
            response = request.execute();
            String body = body(response);
            return new Reply.Answer(
                    response.getStatus(),
                    response.getAllHeaders(),
                    settings.apiKey().hiddenIn(body));
        } catch (IOException e) {
            return new Reply.NoAnswer(NetworkTrouble.why(e), settings.apiKey().hiddenIn(NetworkTrouble.detail(e)));
        } finally {
            if (response != null) {
                response.close();
            }
        }
    }

    private IHttpRequest request(Call call) {
        StringBuilder url =
                new StringBuilder(settings.base().toString()).append('/').append(call.target());
        RequestTypeEnum verb = RequestTypeEnum.valueOf(call.verb().name());
        // HAPI appends the query parameters of this map to the URL; there are none.
        IHttpClient client = factory.getHttpClient(url, null, null, verb, List.of());
        IHttpRequest request = call.body()
                .map(body -> client.createByteRequest(context, body.text(), body.contentType(), EncodingEnum.JSON))
                .orElseGet(() -> client.createGetRequest(context, EncodingEnum.JSON));
        request.removeHeaders("Accept");
        request.removeHeaders("Accept-Charset");
        request.removeHeaders("User-Agent");
        request.addHeader("Accept", FHIR_JSON);
        request.addHeader("User-Agent", "Balise");
        call.body().ifPresent(body -> {
            // Without the charset that HAPI adds: a strict server may refuse it, and JSON is UTF-8 anyway.
            request.removeHeaders("Content-Type");
            request.addHeader("Content-Type", body.contentType());
        });
        if (!settings.apiKey().isNone()) {
            request.addHeader("ESANTE-API-KEY", settings.apiKey().value());
        }
        return request;
    }

    private static String body(IHttpResponse response) throws IOException {
        InputStream entity = response.readEntity();
        if (entity == null) {
            return "";
        }
        try (entity) {
            byte[] bytes = entity.readNBytes(LARGEST_BODY);
            if (bytes.length == LARGEST_BODY) {
                throw new IOException("an answer of more than " + LARGEST_BODY + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
