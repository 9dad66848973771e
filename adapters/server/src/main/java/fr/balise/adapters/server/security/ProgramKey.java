package fr.balise.adapters.server.security;

import fr.balise.adapters.server.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in that say a key in the Authorization header; they have no session. */
final class ProgramKey extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    /** What a provider signed; a key has no dots. */
    private static final Pattern TOKEN = Pattern.compile("[^.]+\\.[^.]+\\.[^.]*");

    private final ProgramKeys keys;
    private final boolean tokens;
    private final ProblemWriter problems;

    /** @param tokens true when a provider's tokens let in too */
    ProgramKey(ProgramKeys keys, boolean tokens, ProblemWriter problems) {
        this.keys = keys;
        this.tokens = tokens;
        this.problems = problems;
    }

    /** True for a request that says a key, right or wrong: no browser sends one by itself. */
    static boolean isSaidBy(HttpServletRequest request) {
        return said(request).isPresent();
    }

    private static Optional<String> said(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(said -> said.startsWith(SCHEME))
                .map(said -> said.substring(SCHEME.length()));
    }

    /** What a provider signed, if that is what the request says. */
    static Optional<String> token(HttpServletRequest request) {
        return said(request).filter(said -> TOKEN.matcher(said).matches());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isSaidBy(request) || tokens && token(request).isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProgramKeys.Key> key = said(request).flatMap(keys::saying);
        if (key.isEmpty()) {
            problems.write(ProblemWriter.of(HttpStatus.UNAUTHORIZED), request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "key:" + key.get().name(), null, Role.rights(key.get().roles())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
