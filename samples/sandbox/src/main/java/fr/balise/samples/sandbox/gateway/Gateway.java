package fr.balise.samples.sandbox.gateway;

import fr.balise.samples.sandbox.faults.FaultPlan;
import fr.balise.samples.sandbox.options.SandboxOptions;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Every call to the directory passes here, is logged, let in or turned away, and meets its faults. */
public final class Gateway implements Filter {
    private final CallAdmission admission;
    private final FaultPlan faults;
    private final RequestLog log;
    private final Clock clock;
    private final LongSupplier nanoTime;

    public Gateway(SandboxOptions options, FaultPlan faults, RequestLog log, Clock clock, LongSupplier nanoTime) {
        this.admission = new CallAdmission(options, nanoTime);
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain directory)
            throws IOException, ServletException {
        Instant arrivedAt = clock.instant();
        long arrivalNanos = nanoTime.getAsLong();
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        byte[] body = request.getInputStream().readAllBytes();
        RequestLog.Entry entry = log.add(request, body, arrivedAt, arrivalNanos);
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        response.setDateHeader("Date", arrivedAt.toEpochMilli());
        new Exchange(request, response, entry).run(admission, faults, new BufferedRequest(request, body), directory);
    }
}
