package fr.balise.adapters.server.security;

import fr.balise.adapters.server.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says that the provider is away where somebody would have to be told by it who comes; whoever is in goes on. */
final class ProviderAway extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderAway.class);

    private final ClientRegistrationRepository registrations;
    private final ProblemWriter problems;

    ProviderAway(ClientRegistrationRepository registrations, ProblemWriter problems) {
        this.registrations = registrations;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getRequestURI().startsWith(Provider.LOGIN)) {
                registrations.findByRegistrationId(Provider.ID);
            }
        } catch (RuntimeException e) {
            away(e, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
            away(e, request, response);
        }
    }

    private void away(RuntimeException why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.warn("the provider does not answer: {}", why.getMessage());
        problems.write(ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE), request, response);
    }
}
