package fr.balise.adapters.server.problem;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem: to programs as problem details (RFC 9457) with the fields that are wrong, to people as a page.
 */
@Component
public final class ProblemWriter {
    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json;charset=utf-8";

    private static final Set<HttpStatus> SECURITY_EVENTS =
            Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN, HttpStatus.TOO_MANY_REQUESTS);
    private static final Messages SENTENCES = Messages.beside(ProblemWriter.class, "problems");

    private final CallerLanguage languages;
    private final JsonMapper json;
    private final SecurityEvents events;

    ProblemWriter(CallerLanguage languages, JsonMapper json, SecurityEvents events) {
        this.events = events;
        this.languages = languages;
        this.json = json;
    }

    /** The problem of a status, in the sentence that stands for it. */
    public static Problem of(HttpStatus status) {
        return new Problem(status, SENTENCES.text(status.value() + ".detail"), List.of());
    }

    /** Writes the answer. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Language language = languages.of(request);
        if (SECURITY_EVENTS.contains(problem.status())) {
            events.refused(problem.status().value(), request);
        }
        response.setStatus(problem.status().value());
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == HttpStatus.TOO_MANY_REQUESTS || problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        boolean page = isForPeople(request);
        response.setContentType(page ? "text/html;charset=utf-8" : MEDIA_TYPE);
        byte[] body = page ? page(problem, language) : json.writeValueAsBytes(details(problem, request, language));
        response.getOutputStream().write(body);
    }

    /** True for whoever asks for a page and is not below the paths of programs. */
    public static boolean isForPeople(HttpServletRequest request) {
        String path = request.getRequestURI();
        String accept = request.getHeader("Accept");
        return !path.startsWith("/api/")
                && !path.startsWith("/actuator")
                && !path.startsWith("/v3/")
                && accept != null
                && accept.contains("text/html");
    }

    private static Map<String, Object> details(Problem problem, HttpServletRequest request, Language language) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:balise:problem:" + problem.status().value());
        members.put("title", title(problem.status()).in(language));
        members.put("status", problem.status().value());
        members.put("detail", problem.detail().in(language));
        members.put("instance", request.getRequestURI());
        members.put(
                "errors",
                problem.fields().stream()
                        .map(field -> Map.of(
                                "pointer",
                                field.pointer(),
                                "detail",
                                field.detail().in(language)))
                        .toList());
        return members;
    }

    private static Text title(HttpStatus status) {
        return SENTENCES.text(status.value() + ".title");
    }

    /** Without the console's own templates: it must be had when nothing else works. */
    private static byte[] page(Problem problem, Language language) {
        String title = HtmlUtils.htmlEscape(title(problem.status()).in(language));
        return ("<!doctype html><html lang=\"" + language.code() + "\"><head><meta charset=\"utf-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        + "<title>" + title + " – Balise</title>"
                        + "<link rel=\"stylesheet\" href=\"/assets/balise.css\"></head><body><main><h1>" + title
                        + "</h1><p>" + HtmlUtils.htmlEscape(problem.detail().in(language))
                        + "</p><p><a href=\"/\">Balise</a></p></main></body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
