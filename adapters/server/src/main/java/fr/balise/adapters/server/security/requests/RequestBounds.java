package fr.balise.adapters.server.security.requests;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.problem.ProblemWriter;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What no request may exceed, whoever asks: it is for this machine by name, within the rate, and of a bounded size. A
 * foreign name would let a page of another site reach the service through a name that it points here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestBounds extends OncePerRequestFilter {
    /** The largest body, in bytes. */
    static final long LARGEST = 16_000_000;

    private static final Pattern FOR_PROFESSIONALS = Pattern.compile("/answer(/check|/confirm)?|/assets/[\\w.-]+");
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final ProblemWriter problems;
    private final Optional<RateLimiter> pace;
    private final Set<String> names = new HashSet<>(NAMES);

    /** The name by which professionals alone come: without a provider the rest is for the user of this machine. */
    private final Optional<String> professionalsAlone;

    RequestBounds(ServerSettings settings, ProblemWriter problems) {
        this.problems = problems;
        settings.publicAddress().map(URI::getHost).ifPresent(names::add);
        this.professionalsAlone = settings.provider().isPresent()
                ? Optional.empty()
                : settings.publicAddress().map(URI::getHost);
        this.pace = settings.rate() == 0 ? Optional.empty() : Optional.of(limiter(settings.rate()));
    }

    private static RateLimiter limiter(int rate) {
        return RateLimiter.of(
                "requests",
                RateLimiterConfig.custom()
                        .limitForPeriod(rate)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<HttpStatus> refused = refused(request);
        if (refused.isPresent()) {
            problems.write(ProblemWriter.of(refused.get()), request, response);
            return;
        }
        try {
            chain.doFilter(new BoundedRequest(request, LARGEST), response);
        } catch (Problem problem) {
            problems.write(problem, request, response);
        }
    }

    private Optional<HttpStatus> refused(HttpServletRequest request) {
        if (!names.contains(request.getServerName())
                || professionalsAlone
                        .filter(request.getServerName()::equals)
                        .filter(name -> !FOR_PROFESSIONALS
                                .matcher(request.getRequestURI())
                                .matches())
                        .isPresent()) {
            return Optional.of(HttpStatus.FORBIDDEN);
        }
        if (request.getContentLengthLong() > LARGEST) {
            return Optional.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        boolean free = request.getRequestURI().startsWith("/actuator/health");
        return pace.filter(limiter -> !free && !limiter.acquirePermission()).map(none -> HttpStatus.TOO_MANY_REQUESTS);
    }
}
