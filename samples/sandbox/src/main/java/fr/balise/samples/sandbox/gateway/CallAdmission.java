package fr.balise.samples.sandbox.gateway;

import fr.balise.samples.sandbox.options.SandboxOptions;
import fr.balise.samples.sandbox.outcomes.OperationOutcomes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** What is checked before a call reaches the directory: its key, its rate, the type of what it sends. */
final class CallAdmission {
    static final String API_KEY = "ESANTE-API-KEY";

    private final SandboxOptions options;
    private final SlidingWindow window;

    CallAdmission(SandboxOptions options, LongSupplier nanoTime) {
        this.options = options;
        this.window = new SlidingWindow(options.callsPerSecond(), nanoTime);
    }

    /** Why a call is turned away; the first reason found. */
    Optional<Rejection> check(HttpServletRequest request) {
        String key = request.getHeader(API_KEY);
        if (!options.apiKeys().isEmpty() && (key == null || !options.apiKeys().contains(key))) {
            return Optional.of(new Rejection(401, OperationOutcomes.unauthorized(), false));
        }
        if (!window.admit(key == null ? "" : key)) {
            OperationOutcome outcome = OperationOutcomes.tooManyCalls(options.callsPerSecond());
            return Optional.of(new Rejection(429, outcome, options.retryAfter()));
        }
        return expectedType(request)
                .filter(expected -> !isType(expected, request.getContentType()))
                .map(expected -> "Type de contenu attendu : " + expected + ".")
                .map(text -> new Rejection(400, OperationOutcomes.badContentType(text), false));
    }

    private static Optional<String> expectedType(HttpServletRequest request) {
        if (request.getMethod().equals("PATCH")) {
            return Optional.of("application/fhir+json");
        }
        boolean search =
                request.getMethod().equals("POST") && request.getRequestURI().endsWith("/_search");
        return search ? Optional.of("application/x-www-form-urlencoded") : Optional.empty();
    }

    private boolean isType(String expected, @Nullable String sent) {
        if (sent == null) {
            return false;
        }
        String type = options.strictContentTypes() ? sent : sent.split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals(expected);
    }

    /** @param retryAfter whether to say that a second's wait will do */
    record Rejection(int status, OperationOutcome outcome, boolean retryAfter) {}
}
