package fr.balise.adapters.fhir.http;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.DefaultHttpResponseFactory;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.DefaultHttpResponseParser;
import org.apache.http.impl.conn.DefaultHttpResponseParserFactory;
import org.apache.http.impl.conn.ManagedHttpClientConnectionFactory;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.io.HttpMessageParser;
import org.apache.http.io.SessionInputBuffer;
import org.apache.http.message.BasicLineParser;
import org.apache.http.util.CharArrayBuffer;

/** Makes the HTTP client: pooled, and without anything that would act behind our back. */
final class HttpClients {
    /** A connection that rested longer is tested before use; testing each one every time costs most of the speed. */
    private static final int TEST_AFTER_MILLIS = 2_000;

    private static final int CONNECTION_LIFE_SECONDS = 60;
    private static final int LONGEST_HEADER_LINE = 16_384;
    private static final int MOST_HEADERS = 200;
    private static final int MOST_LINES_BEFORE_A_STATUS = 4;

    private HttpClients() {}

    static CloseableHttpClient make(NetworkSettings settings) throws GatewayUnavailable {
        int read = (int) settings.readTimeout().toMillis();
        RequestConfig timeouts = RequestConfig.custom()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setSocketTimeout(read)
                .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                .setRedirectsEnabled(false)
                .build();
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(settings, read))
                .setDefaultRequestConfig(timeouts)
                .setRequestExecutor(new BoundedExecutor())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableRedirectHandling();
        settings.proxy().ifPresent(proxy -> through(proxy, builder));
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(NetworkSettings settings, int read)
            throws GatewayUnavailable {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", new SSLConnectionSocketFactory(TlsContext.of(settings)))
                        .build(),
                new ManagedHttpClientConnectionFactory(null, new BoundedParsers()),
                null,
                null,
                CONNECTION_LIFE_SECONDS,
                TimeUnit.SECONDS);
        connections.setMaxTotal(settings.connections());
        connections.setDefaultMaxPerRoute(settings.connections());
        connections.setValidateAfterInactivity(TEST_AFTER_MILLIS);
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(LONGEST_HEADER_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build());
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(read).setTcpNoDelay(true).build());
        return connections;
    }

    private static void through(URI proxy, HttpClientBuilder builder) {
        builder.setProxy(new HttpHost(proxy.getHost(), proxy.getPort(), proxy.getScheme()));
        String userInfo = proxy.getUserInfo();
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
            String password = colon < 0 ? "" : userInfo.substring(colon + 1);
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy.getHost(), proxy.getPort()), new UsernamePasswordCredentials(user, password));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    /** Parsers that do not look for the beginning of an answer for ever. */
    private static final class BoundedParsers extends DefaultHttpResponseParserFactory {
        @Override
        public HttpMessageParser<HttpResponse> create(SessionInputBuffer buffer, MessageConstraints constraints) {
            return new DefaultHttpResponseParser(
                    buffer, BasicLineParser.INSTANCE, DefaultHttpResponseFactory.INSTANCE, constraints) {
                @Override
                protected boolean reject(CharArrayBuffer line, int count) {
                    return count >= MOST_LINES_BEFORE_A_STATUS;
                }
            };
        }
    }
}
