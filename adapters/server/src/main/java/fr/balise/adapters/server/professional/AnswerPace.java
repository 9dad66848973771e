package fr.balise.adapters.server.professional;

import fr.balise.adapters.server.problem.ProblemWriter;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How fast one address may ask for the page: far above what people do, a whole hospital included, below what a search needs. */
@Component
final class AnswerPace extends OncePerRequestFilter {
    /** Requests of one address within {@link #PERIOD}. */
    static final int MOST = 120;

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 1_000;
    private static final RateLimiterConfig PACE = RateLimiterConfig.custom()
            .limitForPeriod(MOST)
            .limitRefreshPeriod(PERIOD)
            .timeoutDuration(Duration.ZERO)
            .build();

    private final ProblemWriter problems;
    private final Map<String, RateLimiter> addresses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    AnswerPace(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(AnswerPages.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (limiter(request.getRemoteAddr()).acquirePermission()) {
            chain.doFilter(request, response);
        } else {
            problems.write(ProblemWriter.of(HttpStatus.TOO_MANY_REQUESTS), request, response);
        }
    }

    private synchronized RateLimiter limiter(String address) {
        return addresses.computeIfAbsent(address, said -> RateLimiter.of("answers", PACE));
    }
}
