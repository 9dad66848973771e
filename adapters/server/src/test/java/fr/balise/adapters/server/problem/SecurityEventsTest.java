package fr.balise.adapters.server.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.server.problem.SecurityEvents.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told to whoever watches over the machine. */
class SecurityEventsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SecurityEvents events =
            new SecurityEvents(metrics, Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC));

    private static HttpServletRequest from(String address) {
        Map<String, String> said = Map.of("getRemoteAddr", address, "getMethod", "POST", "getRequestURI", "/plans");
        return (HttpServletRequest) Proxy.newProxyInstance(
                SecurityEventsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> said.get(method.getName()));
    }

    private double counted(Event event) {
        return metrics.counter("balise.security", "event", event.name()).count();
    }

    @Test
    void what_whoever_watches_must_hear_of_is_told_and_counted() {
        for (int i = 0; i < 9; i++) {
            events.refused(403, from("192.0.2.1"));
            events.refused(401, from("192.0.2." + (i + 2)));
        }
        assertThat(counted(Event.REPEATED)).isZero();
        events.refused(403, from("192.0.2.1"));
        events.lifted(List.of("removal-share"), from("192.0.2.1"));
        events.lifted(List.of(), from("192.0.2.1"));

        assertThat(counted(Event.REFUSED)).isEqualTo(19);
        assertThat(counted(Event.REPEATED)).isEqualTo(1);
        assertThat(counted(Event.LIMITS_LIFTED)).isEqualTo(1);
    }
}
