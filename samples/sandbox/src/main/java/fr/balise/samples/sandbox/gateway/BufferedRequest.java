package fr.balise.samples.sandbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request whose body was read already, for the log, and can be read again. */
final class BufferedRequest extends HttpServletRequestWrapper {
    private final ByteArrayInputStream body;
    private final Map<String, String[]> parameters;

    BufferedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = new ByteArrayInputStream(body);
        this.parameters = Collections.unmodifiableMap(parametersOf(request, body));
    }

    /** The container would look for those of a form in a body that it no longer has. */
    private static Map<String, String[]> parametersOf(HttpServletRequest request, byte[] body) {
        String type = String.valueOf(request.getContentType());
        String form = type.startsWith("application/x-www-form-urlencoded") ? new String(body, UTF_8) : "";
        return UrlUtil.parseQueryStrings(Objects.requireNonNullElse(request.getQueryString(), ""), form);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ServletInputStream() {
            @Override
            public int read() {
                return body.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return body.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return body.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("The body is in memory: read it.");
            }
        };
    }
}
