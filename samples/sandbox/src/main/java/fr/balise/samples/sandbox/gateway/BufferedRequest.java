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
import java.util.Map;
import java.util.Objects;

/** A request whose body was read already, for the log, and can be read again. */
final class BufferedRequest extends HttpServletRequestWrapper {
    private final byte[] body;
    private final ByteArrayInputStream unread;

    BufferedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
        this.unread = new ByteArrayInputStream(body);
    }

    /** The container would look for those of a form in a body that it no longer has. */
    @Override
    public Map<String, String[]> getParameterMap() {
        String type = String.valueOf(getContentType());
        String form = type.startsWith("application/x-www-form-urlencoded") ? new String(body, UTF_8) : "";
        return UrlUtil.parseQueryStrings(Objects.requireNonNullElse(getQueryString(), ""), form);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(unread, UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new ServletInputStream() {
            @Override
            public int read() {
                return unread.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return unread.read(into, offset, length);
            }

            @Override
            public boolean isFinished() {
                return unread.available() == 0;
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
