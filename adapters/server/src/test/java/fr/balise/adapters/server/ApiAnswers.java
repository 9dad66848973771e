package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds every answer of the API, in whatever test it comes, to the OpenAPI document. */
final class ApiAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = read();
    private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final int ERRORS = 400;
    private static final int BAD_REQUEST = 400;

    private ApiAnswers() {}

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readString(Path.of("src/test/resources/goldens/openapi.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void check(HttpResponse<String> answer) {
        String path = answer.request().uri().getRawPath();
        // What is no HTTP, or an encoded slash, Tomcat refuses before the service hears of it.
        boolean ofTomcat = answer.statusCode() == BAD_REQUEST && answer.body().startsWith("<!doctype html>");
        if (!path.startsWith("/api/v1/") || ofTomcat || answer.body().isEmpty()) {
            return;
        }
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        String what = method + " " + path + " -> " + answer.statusCode() + " " + type;
        JsonNode operation = operation(path, method);
        if (answer.statusCode() >= ERRORS) {
            assertThat(type).as(what + answer.body()).isEqualTo("application/problem+json");
            held(
                    DOCUMENT.at(
                            "/paths/~1api~1v1~1plans/get/responses/default/content/application~1problem+json/schema"),
                    answer,
                    what);
        } else {
            JsonNode schema = operation.at("/responses/200/content").path(type).path("schema");
            assertThat(schema.isMissingNode())
                    .as(what + " is not in the document")
                    .isFalse();
            if (type.endsWith("json") && !type.endsWith("ndjson")) {
                held(schema, answer, what);
            }
        }
    }

    /** Of two templates that fit, the one with fewer variables. */
    private static JsonNode operation(String path, String method) {
        Optional<String> template = DOCUMENT.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(each -> path.matches(each.replaceAll("\\{[^}]*}", "[^/]*")))
                .min((one, other) -> Long.compare(variables(one), variables(other)));
        return template.map(each -> DOCUMENT.path("paths").path(each).path(method))
                .orElse(DOCUMENT.path("none"));
    }

    private static long variables(String template) {
        return template.chars().filter(letter -> letter == '{').count();
    }

    private static void held(JsonNode schema, HttpResponse<String> answer, String what) {
        assertThat(SCHEMAS.computeIfAbsent(schema, ApiAnswers::compiled).validate(answer.body(), InputFormat.JSON))
                .as(what + "\n" + answer.body())
                .isEmpty();
    }

    private static Schema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", DOCUMENT.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString());
    }
}
