package fr.balise.adapters.server.security;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in that say the key in the Authorization header; they have no session. */
final class ProgramKey extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Optional<String> key;
    private final ProblemWriter problems;

    ProgramKey(ServerSettings settings, ProblemWriter problems) {
        this.key = settings.key();
        this.problems = problems;
    }

    /** True for a request that says a key, right or wrong: no browser sends one by itself. */
    static boolean isSaidBy(HttpServletRequest request) {
        String said = request.getHeader(HttpHeaders.AUTHORIZATION);
        return said != null && said.startsWith(SCHEME);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isSaidBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String said = request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length());
        if (key.filter(known -> OneTimeLink.same(known, said)).isEmpty()) {
            problems.write(ProblemWriter.of(HttpStatus.UNAUTHORIZED), request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(EntranceController.localUser());
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
