package fr.balise.adapters.server.rest;

import fr.balise.core.EngineVersion;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What the OpenAPI document says beyond addresses and values. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "key";
    private static final String PROBLEM = "Problem";
    private static final String DOCUMENT =
            "A document of a published format, or a list of them: its member `schema` names the JSON Schema, which"
                    + " /api/v1/schemas/{name} gives.";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Balise")
                        .version(EngineVersion.current())
                        .description("Decides which MSSanté mailboxes are published where, and plans what must change."
                                + " Errors are problem details (RFC 9457) with the fields that are wrong, in the language"
                                + " of Accept-Language."))
                .servers(List.of(new Server().url("/")))
                .schemaRequirement(
                        KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A key of keys.csv, the key of a service of one user (BALISE_SERVER_KEY), or a token"
                                                + " of the provider (--issuer)."))
                .security(List.of(new SecurityRequirement().addList(KEY)));
    }

    /** What answers are, where code hands out bytes: documents of the formats, streams, and problems. */
    @Bean
    OpenApiCustomizer answers() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .map(operation -> operation.getResponses())
                    .forEach(ApiDescription::describe);
        };
    }

    private static void describe(ApiResponses answers) {
        answers.values().stream()
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .forEach(content -> {
                    content.forEach((type, body) -> {
                        if (type.endsWith("json")
                                && "byte".equals(body.getSchema().getFormat())) {
                            body.setSchema(new JsonSchema().description(DOCUMENT));
                        } else if (type.equals(MediaType.TEXT_EVENT_STREAM_VALUE)) {
                            body.setSchema(new JsonSchema().types(Set.of("string")));
                        }
                    });
                });
        answers.addApiResponse(
                ApiResponses.DEFAULT,
                new ApiResponse()
                        .description("A problem (RFC 9457)")
                        .content(new Content()
                                .addMediaType(
                                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                        new io.swagger.v3.oas.models.media.MediaType()
                                                .schema(new JsonSchema().$ref(PROBLEM)))));
    }

    private static Schema<?> problem() {
        Schema<?> field = object("pointer", "detail");
        Schema<?> problem = object("type", "title", "detail", "instance");
        problem.addProperty("status", new JsonSchema().types(Set.of("integer")));
        problem.addProperty("errors", new JsonSchema().types(Set.of("array")).items(field));
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "errors"));
        return problem;
    }

    private static Schema<?> object(String... texts) {
        Schema<?> object = new JsonSchema().types(Set.of("object"));
        for (String text : texts) {
            object.addProperty(text, new JsonSchema().types(Set.of("string")));
        }
        object.setRequired(List.of(texts));
        return object;
    }
}
