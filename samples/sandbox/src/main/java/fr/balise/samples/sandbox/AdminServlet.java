package fr.balise.samples.sandbox;

import static fr.balise.samples.sandbox.options.JsonRecords.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.content.FhirJson;
import fr.balise.samples.sandbox.content.MailboxTelecoms;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.FaultPlan;
import fr.balise.samples.sandbox.gateway.RequestLog;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the directory itself would never offer: faults on demand, the log of calls, and the stored state without key or
 * limit. {@code requests} and {@code faults} take GET and DELETE, {@code faults} POST too (one fault or an array), {@code
 * state} GET, as does {@code state/Type/id}.
 */
final class AdminServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient DirectoryContent content;
    private final transient FaultPlan faults;
    private final transient RequestLog log;
    private final URI base;

    AdminServlet(DirectoryContent content, FaultPlan faults, RequestLog log, URI base) {
        this.content = content;
        this.faults = faults;
        this.log = log;
        this.base = base;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        switch (path) {
            case "/requests" -> send(response, 200, log.list());
            case "/faults" -> send(response, 200, faults.list());
            case "/state" -> send(response, 200, state());
            default -> sendResource(path, response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (path(request)) {
            case "/requests" -> log.clear();
            case "/faults" -> faults.clear();
            default -> {
                problem(response, 404, "Only /sandbox/requests and /sandbox/faults can be emptied.");
                return;
            }
        }
        response.setStatus(204);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!path(request).equals("/faults")) {
            problem(response, 404, "Only /sandbox/faults takes a POST.");
            return;
        }
        // A page in a browser cannot send this type to another site without asking first.
        if (!String.valueOf(request.getContentType()).startsWith("application/json")) {
            problem(response, 415, "Send application/json.");
            return;
        }
        try {
            List<Fault> added = read(request);
            added.forEach(faults::add);
            send(response, 201, faults.list());
        } catch (JsonProcessingException e) {
            problem(response, 400, "This is not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            problem(response, 400, String.valueOf(e.getMessage()));
        }
    }

    /** All are read before one is added. */
    private static List<Fault> read(HttpServletRequest request) throws IOException {
        JsonNode sent = JSON.readTree(request.getInputStream());
        ArrayNode all =
                sent instanceof ArrayNode array ? array : JSON.createArrayNode().add(sent);
        return all.valueStream().map(Fault::read).toList();
    }

    private ObjectNode state() {
        ObjectNode state = JSON.createObjectNode().put("baseUrl", base.toString());
        ObjectNode counts = state.putObject("resources");
        Carriers.TYPES.forEach(type -> counts.put(type, content.count(type)));
        long mailboxes = Carriers.TYPES.stream()
                .flatMap(type -> content.after(type, null))
                .mapToLong(resource -> MailboxTelecoms.of(resource).size())
                .sum();
        return state.put("mailboxes", mailboxes)
                .put("requests", log.list().size())
                .put("faults", faults.list().size());
    }

    private void sendResource(String path, HttpServletResponse response) throws IOException {
        String[] parts = path.split("/");
        boolean named = parts.length == 4 && parts[1].equals("state") && Carriers.TYPES.contains(parts[2]);
        Optional<Resource> resource = named ? content.find(parts[2], parts[3]) : Optional.empty();
        if (resource.isEmpty()) {
            problem(response, 404, "There are requests, faults, state and state/{type}/{id}; nothing at " + path);
            return;
        }
        write(response, 200, "application/fhir+json;charset=UTF-8", FhirJson.write(resource.get()));
    }

    private static void problem(HttpServletResponse response, int status, String message) throws IOException {
        send(response, status, JSON.createObjectNode().put("error", message));
    }

    private static void send(HttpServletResponse response, int status, Object json) throws IOException {
        write(response, status, "application/json;charset=UTF-8", JSON.writeValueAsString(json));
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String path(HttpServletRequest request) {
        return String.valueOf(request.getPathInfo());
    }
}
