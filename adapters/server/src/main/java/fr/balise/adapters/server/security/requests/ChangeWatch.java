package fr.balise.adapters.server.security.requests;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.problem.SecurityEvents;
import fr.balise.adapters.server.problem.SecurityEvents.Event;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells what was changed at an hour when nobody usually does, in France; on whatever day. */
@Component
final class ChangeWatch extends OncePerRequestFilter {
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
    private static final int ERRORS = 400;

    private final SecurityEvents events;
    private final ServerSettings settings;
    private final Clock clock;

    ChangeWatch(SecurityEvents events, ServerSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        int hour = clock.instant().atZone(FRANCE).getHour();
        boolean changes = !List.of("GET", "HEAD").contains(request.getMethod())
                && !request.getRequestURI().endsWith("/decisions");
        if (changes && response.getStatus() < ERRORS && !settings.usualHours().includes(hour)) {
            events.tell(Event.UNUSUAL_HOUR, "hour=" + hour, request);
        }
    }
}
